import { useLocale } from '@acquaint/kit';
import type { Risk } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useWords } from '../words.ts';
import { Rating } from './mark.tsx';

/** Why the rating is what it is: each factor with its share of the score, heaviest first. */
export function RiskFactors({ risk }: { risk: Risk }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const factors = risk.factors.toSorted((a, b) => b.contribution - a.contribution);
  const heaviest = Math.max(...factors.map((each) => Math.abs(each.contribution)), 0.0001);
  const figure = (value: number) => format.number(value, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  return (
    <div>
      <p>
        <strong>
          <Rating rating={risk.rating} />
        </strong>{' '}
        <span className="quiet">
          {t('risk.score', {
            score: format.number(risk.score, { maximumFractionDigits: 1 }),
            model: risk.model_version,
          })}
        </span>
      </p>
      <ul className="factors">
        {factors.map((each) => (
          <li key={each.code}>
            <span className="factor-what">
              {word('factor', each.code)} <span className="quiet">{each.why}</span>
            </span>
            <span className="factor-bar" aria-hidden="true">
              <i
                data-tone={each.contribution > 0 ? 'amber' : 'jade'}
                style={{ width: `${(Math.abs(each.contribution) / heaviest) * 100}%` }}
              />
            </span>
            <span className="ltr">{figure(each.contribution)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
