import { useLocale } from '@acquaint/kit';
import type { Capture, Check, Field } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import { Fields } from './fields.tsx';
import { Frame } from './frame.tsx';
import { Places } from './places.tsx';
import { Quality } from './quality.tsx';
import { Sheet } from './sheet.tsx';
import { Tools } from './tools.tsx';
import { type Flat, flatOf, type Hot, marksOn, WHOLE } from './view.ts';

export type CloserProps = {
  open: boolean;
  onClose: () => void;
  captures: readonly Capture[];
  capture: Capture;
  onSide: (at: number) => void;
  fields: readonly Field[];
  checks: readonly Check[];
  hot: Hot;
  onHot: (hot: Hot) => void;
};

/** The document over the whole window: as taken and laid flat side by side, every source against every other, every signal. */
export function Closer(props: CloserProps): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const { open, onClose, captures, capture, onSide, fields, checks, hot, onHot } = props;
  const here = fields.filter((field) => field.sources.some((each) => each.capture_id === capture.id));
  return (
    <Dialog title={t('closer.title', { side: word('side', capture.side) })} open={open} onClose={onClose} full>
      <div className="closer">
        <div>
          {captures.length > 1 && (
            <div className="viewer-tools">
              {captures.map((each, at) => (
                <button key={each.id} type="button" aria-pressed={each === capture} onClick={() => onSide(at)}>
                  {word('side', each.side)}
                </button>
              ))}
            </div>
          )}
          <Pair key={capture.id} {...{ capture, fields, hot, onHot }} />
          <div className="closer-below">
            <Section title={t('closer.signals')}>
              <Places checks={checks} />
            </Section>
            <Section title={t('closer.quality')}>
              <Quality capture={capture} />
            </Section>
          </div>
        </div>
        <Section title={t('evidence.fields')}>
          <Fields fields={here.length > 0 ? here : fields} hot={hot} onHot={onHot} full />
        </Section>
      </div>
    </Dialog>
  );
}

type PairProps = Pick<CloserProps, 'capture' | 'fields' | 'hot' | 'onHot'>;

function Pair({ capture, fields, hot, onHot }: PairProps): ReactElement {
  const { t } = useLocale();
  const flat = flatOf(capture);
  return (
    <div className="closer-pictures" data-one={flat === null || undefined}>
      {flat && <One says={t('closer.flat')} {...{ capture, flat, fields, hot, onHot }} first />}
      <One says={t('closer.taken')} flat={null} {...{ capture, fields, hot, onHot }} first={flat === null} />
      {flat === null && <p className="quiet">{t('closer.no_edges')}</p>}
    </div>
  );
}

type OneProps = PairProps & { says: string; flat: Flat | null; first: boolean };

function One({ says, capture, flat, fields, hot, onHot, first }: OneProps): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const [view, setView] = useState(WHOLE);
  const shape = flat ?? capture;
  const outline = flat ? null : (flatOf(capture)?.outline ?? null);
  return (
    <figure className="closer-picture" data-autofocus={first || undefined}>
      <Frame
        label={`${says}. ${t('viewer.label', { side: word('side', capture.side) })}`}
        ratio={shape.width / shape.height}
        view={view}
        onView={setView}
      >
        <Sheet {...{ capture, flat, outline, hot, onHot }} marks={marksOn(capture, fields)} />
      </Frame>
      <figcaption className="viewer-tools">
        <span className="quiet">{says}</span>
        <span className="viewer-space" />
        <Tools view={view} onView={setView} />
      </figcaption>
    </figure>
  );
}
