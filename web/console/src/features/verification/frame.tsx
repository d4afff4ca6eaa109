import { type KeyboardEvent, type PointerEvent, type ReactElement, type ReactNode, useRef } from 'react';
import { keyed, moved, quarterScale, type View } from './view.ts';

export type FrameProps = {
  label: string;
  /** Width over height of what is shown. */
  ratio: number;
  view: View;
  onView: (view: View) => void;
  children: ReactNode;
};

// An ID-1 card fills the frame; a passport page and an upright photograph stand in it.
const FRAME_RATIO = 1.5;

/** A window on a picture: keys, drag and double click move, turn and zoom what is in it. */
export function Frame({ label, ratio, view, onView, children }: FrameProps): ReactElement {
  const dragged = useRef<{ x: number; y: number } | null>(null);
  const press = (event: KeyboardEvent) => {
    const next = event.ctrlKey || event.metaKey || event.altKey ? null : keyed(view, event.key);
    if (!next) return;
    event.preventDefault();
    onView(next);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!dragged.current) return;
    const frame = event.currentTarget.getBoundingClientRect();
    const { x, y } = dragged.current;
    onView(moved(view, (event.clientX - x) / frame.width, (event.clientY - y) / frame.height));
    dragged.current = { x: event.clientX, y: event.clientY };
  };
  const drop = () => {
    dragged.current = null;
  };
  const scale = view.zoom * (view.turns % 2 === 1 ? quarterScale(ratio, FRAME_RATIO) : 1);
  const size = ratio > FRAME_RATIO ? { width: '100%' } : { height: '100%' };
  return (
    <div
      className="viewer-frame ltr"
      role="application"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved and zoomed by keys.
      tabIndex={0}
      data-zoomed={view.zoom > 1 || undefined}
      onKeyDown={press}
      onPointerDown={(event) => {
        if (view.zoom > 1) dragged.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerLeave={drop}
    >
      <div
        className="viewer-sheet"
        style={{
          ...size,
          aspectRatio: ratio,
          transform: `translate(${view.x * 100}%, ${view.y * 100}%) scale(${scale}) rotate(${view.turns * 90}deg)`,
        }}
      >
        {children}
      </div>
    </div>
  );
}
