import { useLocale } from '@acquaint/kit';
import type { Capture, Field } from '@acquaint/sdk';
import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef, useState } from 'react';
import { Simulated } from '../../evidence/mark.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words.ts';
import { contentOf } from './api.ts';
import { boxesOn, keyed, moved, quarterScale, turned, type View, WHOLE, zoomed } from './view.ts';

export type ViewerProps = {
  captures: readonly Capture[];
  fields: readonly Field[];
  /** Name of the field under the pointer, here or in the table beside. */
  hot: string | null;
  onHot: (name: string | null) => void;
};

// An ID-1 card fills the frame; a passport page and an upright photograph stand in it.
const FRAME_RATIO = 1.5;

/** The document's sides, one at a time, with zoom, turn and the fields' places. */
export function Viewer({ captures, fields, hot, onHot }: ViewerProps): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const [side, setSide] = useState(0);
  const [view, setView] = useState(WHOLE);
  const may = useMay();
  const capture = captures[Math.min(side, captures.length - 1)];
  if (!capture || !may('captures.read')) {
    return <div className="viewer-none quiet">{t(capture ? 'viewer.forbidden' : 'viewer.none')}</div>;
  }
  const show = (at: number) => {
    setSide(at);
    setView(WHOLE);
  };
  return (
    <div className="viewer">
      <Frame capture={capture} fields={fields} hot={hot} onHot={onHot} view={view} onView={setView} />
      <div className="viewer-tools">
        {captures.map((each, at) => (
          <button key={each.id} type="button" aria-pressed={at === side} onClick={() => show(at)}>
            {word('side', each.side)}
          </button>
        ))}
        {capture.simulated && <Simulated />}
        <span className="viewer-space" />
        <Tool name={t('viewer.out')} keys="-" onUse={() => setView(zoomed(view, 1 / 1.5))} />
        <Tool name={t('viewer.in')} keys="+" onUse={() => setView(zoomed(view, 1.5))} />
        <Tool name={t('viewer.turn')} keys="]" onUse={() => setView(turned(view))} />
        <Tool name={t('viewer.whole')} keys="0" onUse={() => setView(WHOLE)} />
      </div>
    </div>
  );
}

function Tool({ name, keys, onUse }: { name: string; keys: string; onUse: () => void }): ReactElement {
  return (
    <button type="button" aria-label={name} title={`${name} (${keys})`} onClick={onUse}>
      {keys === ']' ? '↻' : keys === '0' ? '1:1' : keys === '-' ? '−' : keys}
    </button>
  );
}

type FrameProps = Omit<ViewerProps, 'captures'> & { capture: Capture; view: View; onView: (view: View) => void };

function Frame({ capture, fields, hot, onHot, view, onView }: FrameProps): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const dragged = useRef<{ x: number; y: number } | null>(null);
  const ratio = capture.width / capture.height || FRAME_RATIO;
  const press = (event: KeyboardEvent) => {
    const next = keyed(view, event.key);
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
  const scale = view.zoom * (view.turns % 2 === 1 ? quarterScale(ratio, FRAME_RATIO) : 1);
  const size = ratio > FRAME_RATIO ? { width: '100%' } : { height: '100%' };
  return (
    <div
      className="viewer-frame ltr"
      role="application"
      aria-label={t('viewer.label', { side: word('side', capture.side) })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved and zoomed by keys.
      tabIndex={0}
      data-zoomed={view.zoom > 1 || undefined}
      onKeyDown={press}
      onPointerDown={(event) => {
        if (view.zoom > 1) dragged.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        dragged.current = null;
      }}
      onPointerLeave={() => {
        dragged.current = null;
      }}
    >
      <div
        className="viewer-sheet"
        style={{
          ...size,
          aspectRatio: ratio,
          transform: `translate(${view.x * 100}%, ${view.y * 100}%) scale(${scale}) rotate(${view.turns * 90}deg)`,
        }}
      >
        <img
          src={contentOf(capture.id)}
          alt={t('viewer.alt', { side: word('side', capture.side) })}
          draggable={false}
        />
        {boxesOn(capture, fields).map(({ name, box }) => (
          <span
            key={`${name} ${box.x} ${box.y}`}
            className="viewer-box"
            data-hot={hot === name || undefined}
            title={word('field', name)}
            onPointerEnter={() => onHot(name)}
            onPointerLeave={() => onHot(null)}
            style={{
              left: `${box.x * 100}%`,
              top: `${box.y * 100}%`,
              width: `${box.width * 100}%`,
              height: `${box.height * 100}%`,
            }}
          />
        ))}
      </div>
    </div>
  );
}
