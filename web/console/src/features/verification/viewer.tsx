import { useLocale } from '@acquaint/kit';
import type { Capture, Check, Field } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { Simulated } from '../../evidence/mark.tsx';
import { useOverlay } from '../../evidence/overlay.tsx';
import { useMay } from '../../session.ts';
import { useKeys } from '../../shell/keys.tsx';
import { useWords } from '../../words.ts';
import { Closer } from './closer.tsx';
import { Frame } from './frame.tsx';
import { Sheet } from './sheet.tsx';
import { Tools } from './tools.tsx';
import { flatOf, type Hot, marksOn, turned, type View, WHOLE, zoomed } from './view.ts';

export type ViewerProps = {
  captures: readonly Capture[];
  fields: readonly Field[];
  checks: readonly Check[];
  /** The field under the pointer or the focus, here or in the table beside. */
  hot: Hot;
  onHot: (hot: Hot) => void;
};

/** The document's sides, one at a time, laid flat where its edges were seen; looked at closely it fills the window. */
export function Viewer(props: ViewerProps): ReactElement {
  const { t } = useLocale();
  const { captures } = props;
  const may = useMay();
  if (captures.length === 0 || !may('captures.read')) {
    return <div className="viewer-none quiet">{t(captures.length > 0 ? 'viewer.forbidden' : 'viewer.none')}</div>;
  }
  return <Looking {...props} />;
}

function Looking({ captures, fields, checks, hot, onHot }: ViewerProps): ReactElement | null {
  const { t } = useLocale();
  const word = useWords();
  const { shown } = useOverlay();
  const [side, setSide] = useState(0);
  const [view, setView] = useState(WHOLE);
  const [asTaken, setAsTaken] = useState(false);
  const [close, setClose] = useState(false);
  // A signal that was switched on is shown on the side that it was seen on.
  const overlaid = captures.find((each) => each.id === shown?.captureId);
  const capture = overlaid ?? captures[Math.min(side, captures.length - 1)];
  useViewKeys(view, setView, () => setClose(true));
  if (!capture) return null;
  const page = flatOf(capture);
  const flat = asTaken ? null : page;
  const shape = flat ?? capture;
  const show = (at: number) => {
    setSide(at);
    setView(WHOLE);
  };
  return (
    <div className="viewer">
      <Frame
        label={t('viewer.label', { side: word('side', capture.side) })}
        ratio={shape.width / shape.height}
        view={view}
        onView={setView}
      >
        <Sheet
          {...{ capture, flat, hot, onHot }}
          outline={flat ? null : (page?.outline ?? null)}
          marks={marksOn(capture, fields)}
        />
      </Frame>
      <div className="viewer-tools">
        {captures.map((each, at) => (
          <button key={each.id} type="button" aria-pressed={each === capture} onClick={() => show(at)}>
            {word('side', each.side)}
          </button>
        ))}
        {page && (
          <button type="button" className="viewer-taken" aria-pressed={asTaken} onClick={() => setAsTaken(!asTaken)}>
            {t('viewer.taken')}
          </button>
        )}
        {capture.simulated && <Simulated />}
        <span className="viewer-space" />
        <Tools view={view} onView={setView} onClose={() => setClose(true)} />
      </div>
      <Closer
        open={close}
        onClose={() => setClose(false)}
        {...{ captures, capture, fields, checks, hot, onHot }}
        onSide={show}
      />
    </div>
  );
}

/** The keys of the picture act without going to it first; arrows are the page's until the picture has the focus. */
function useViewKeys(view: View, onView: (view: View) => void, onClose: () => void): void {
  const { t } = useLocale();
  useKeys(t('keys.picture'), [
    { keys: 'v', says: t('viewer.close'), run: onClose },
    { keys: '+', says: t('viewer.in'), run: () => onView(zoomed(view, 1.5)) },
    { keys: '-', says: t('viewer.out'), run: () => onView(zoomed(view, 1 / 1.5)) },
    { keys: '0', says: t('viewer.whole'), run: () => onView(WHOLE) },
    { keys: ']', says: t('viewer.turn'), run: () => onView(turned(view)) },
    { keys: '[', says: t('viewer.turn_left'), run: () => onView(turned(view, -1)) },
  ]);
}
