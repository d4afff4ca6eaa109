import { useLocale } from '@acquaint/kit';
import type { Capture } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Axis } from '../../evidence/axis.tsx';
import { useWords } from '../../words.ts';

/** What was measured of the photograph itself, worst first: nought is none of it, one is all of it. */
export function Quality({ capture }: { capture: Pick<Capture, 'quality'> }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const measured = Object.entries(capture.quality).toSorted(([, a], [, b]) => b - a);
  if (measured.length === 0) return <p className="quiet">{t('closer.no_quality')}</p>;
  return (
    <dl className="saw">
      {measured.map(([name, value]) => (
        <div key={name}>
          <dt>{word('quality', name)}</dt>
          <dd className="scored">
            <Axis score={value} threshold={null} verdict="not_done" width={96} />
            <span className="ltr">{format.number(value, { maximumFractionDigits: 2 })}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
