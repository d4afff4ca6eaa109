import { useLocale } from '@acquaint/kit';
import type { Evidence } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useMay } from '../session.ts';
import { useWords } from '../words.ts';

const POSE: ReadonlySet<string> = new Set(['yaw', 'pitch', 'roll']);
const TIME = 'at_ms';
const SECOND_MS = 1000;

export const framesOf = (evidence: readonly Evidence[]): Evidence[] => evidence.filter((each) => each.kind === 'frame');

export type FilmProps = {
  frames: readonly Evidence[];
  /** Shows all that was measured, not the pose alone. */
  full?: boolean;
};

/** The frames of a film in their order, each with the pose that was measured on it. */
export function Film({ frames, full = false }: FilmProps): ReactElement | null {
  const { t } = useLocale();
  const may = useMay();
  if (frames.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a strip that is wider than its place is moved by the arrow keys.
    <section className="film" aria-label={t('film.label', { count: frames.length })} tabIndex={0}>
      <ol className="ltr">
        {frames.map((frame, at) => (
          <li key={frame.image ?? `${at} ${frame.value}`} data-differs={frame.agrees === false || undefined}>
            {may('captures.read') && frame.image ? (
              <img src={frame.image} alt={t('film.frame', { number: at + 1, label: frame.label })} />
            ) : (
              <span className="film-none">{at + 1}</span>
            )}
            <Measured measured={frame.measured ?? {}} full={full} />
          </li>
        ))}
      </ol>
    </section>
  );
}

type MeasuredProps = { measured: Readonly<Record<string, number>>; full: boolean };

function Measured({ measured, full }: MeasuredProps): ReactElement {
  const { format } = useLocale();
  const word = useWords();
  const said = (name: string, value: number) =>
    POSE.has(name)
      ? `${format.number(value, { maximumFractionDigits: 0, signDisplay: 'exceptZero' })}°`
      : format.number(value, { maximumFractionDigits: 2 });
  const { [TIME]: at, ...values } = measured;
  const shown = Object.entries(values).filter(([name]) => full || POSE.has(name));
  return (
    <dl className="film-measured">
      {at !== undefined && (
        <div>
          <dt className="sr-only">{word('measured', TIME)}</dt>
          <dd>
            {format.number(at / SECOND_MS, {
              style: 'unit',
              unit: 'second',
              minimumFractionDigits: 1,
              maximumFractionDigits: 1,
            })}
          </dd>
        </div>
      )}
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{word('measured', name)}</dt>
          <dd className="ltr">{said(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}
