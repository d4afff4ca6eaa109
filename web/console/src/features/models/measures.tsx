import { useLocale } from '@acquaint/kit';
import type { ModelCard } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useMeasure, useWords } from '../../words.ts';

const SHOWN = 12;

/** What a model looks at, by how much of its score each measure moves; what may stand for a protected trait is marked. */
export function Measures({ card }: { card: ModelCard }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const measure = useMeasure();
  const [every, setEvery] = useState(false);
  const used = card.measures.filter((one) => one.used).sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  const most = Math.max(1e-9, ...used.map((one) => one.weight ?? 0));
  return (
    <div className="stack">
      <ul className="model-bars" aria-label={t('models.measures')}>
        {used.slice(0, every ? used.length : SHOWN).map((one) => (
          <li key={one.name}>
            <span>
              {measure(one.name)}
              {one.proxy && (
                <small className="tone" data-tone="amber">
                  {t('models.proxy', { trait: word('models.trait', one.proxy) })}
                </small>
              )}
            </span>
            <span className="model-bar ltr" aria-hidden="true">
              <i style={{ width: `${((one.weight ?? 0) / most) * 100}%` }} />
            </span>
            <bdi className="figure">
              {format.number(one.weight ?? 0, { style: 'percent', maximumFractionDigits: 1 })}
            </bdi>
          </li>
        ))}
      </ul>
      {used.length > SHOWN && (
        <div>
          <Button look="quiet" aria-expanded={every} onClick={() => setEvery(!every)}>
            {every ? t('models.fewer') : t('models.all_measures', { count: used.length })}
          </Button>
        </div>
      )}
      {card.barred.length > 0 && (
        <p className="quiet">{t('models.barred', { measures: format.list(card.barred.map(measure)) })}</p>
      )}
    </div>
  );
}
