import { useLocale } from '@acquaint/kit';
import type { Models } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useMeasure, useWords } from '../../words.ts';
import { useBar } from './api.ts';

type Watched = Models['ground']['watched'][number];

/** Measures that may stand for a protected trait: listed whether a model uses them or not, and barred here. */
export function WatchedMeasures({ watched }: { watched: readonly Watched[] }): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const word = useWords();
  const measure = useMeasure();
  const bar = useBar();
  return (
    <div className="stack">
      <p className="quiet">{t('models.watched.says')}</p>
      <ProblemNote error={bar.error} />
      <ul className="model-watched" aria-label={t('models.watched')}>
        {watched.map((one) => (
          <li key={one.name}>
            <span>
              {measure(one.name)}{' '}
              {one.proxy !== '' && (
                <small className="tone" data-tone="amber">
                  {t('models.proxy', { trait: word('models.trait', one.proxy) })}
                </small>
              )}{' '}
              {one.barred && <strong>{t('models.is_barred')}</strong>}
            </span>
            {may('rules.approve') && (
              <Button
                look="quiet"
                busy={bar.isPending && bar.variables?.measure === one.name}
                onClick={() => bar.mutate({ measure: one.name, barred: !one.barred })}
              >
                {t(one.barred ? 'models.allow' : 'models.bar')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
