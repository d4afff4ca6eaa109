import { Ring, Time, useLocale } from '@acquaint/kit';
import type { Verification } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useWords } from '../../words.ts';

/** What the applicant was asked, and when each answer came. */
export function Steps({ steps }: Pick<Verification, 'steps'>): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.code}>
          <Ring
            value={step.status === 'done' ? 1 : step.status === 'redo' ? 0.5 : null}
            size={16}
            tone={step.status === 'redo' ? 'amber' : 'jade'}
            label={t(`step.status.${step.status}`)}
          />
          <span>{word('step', step.code)}</span>
          <span className="quiet">{step.at && <Time at={step.at} />}</span>
        </li>
      ))}
    </ol>
  );
}
