import { Ring, useLocale } from '@acquaint/kit';
import type { Models } from '@acquaint/sdk';
import type { ReactElement } from 'react';

/** The way to a first model: what there is, and what it takes. */
export function Ground({ ground }: Pick<Models, 'ground'>): ReactElement {
  const { t, format } = useLocale();
  const steps = [
    ['measured', ground.measured, ground.measured_needed],
    ['labelled', ground.labelled, ground.labelled_needed],
  ] as const;
  return (
    <ul className="model-ground">
      {steps.map(([name, there, needed]) => {
        const share = needed === 0 ? 1 : Math.min(1, there / needed);
        return (
          <li key={name}>
            <Ring value={Math.max(0.04, share)} size={44} tone={share >= 1 ? 'jade' : 'amber'} />
            <div>
              <strong className="figure">
                {t('models.of_needed', { there: format.number(there), needed: format.number(needed) })}
              </strong>
              <p>{t(`models.ground.${name}`)}</p>
              <p className="quiet small">
                {t(share >= 1 ? `models.ground.${name}.there` : `models.ground.${name}.way`)}
              </p>
            </div>
          </li>
        );
      })}
      <li>
        <Ring value={ground.frauds > 0 ? 1 : null} size={44} tone="jade" />
        <div>
          <strong className="figure">{format.number(ground.frauds)}</strong>
          <p>{t('models.ground.frauds')}</p>
          <p className="quiet small">{t('models.ground.frauds.says')}</p>
        </div>
      </li>
    </ul>
  );
}
