import { useLocale } from '@acquaint/kit';
import type { TransactionRule } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Mono } from '../../ui/mono.tsx';

type Compared = TransactionRule['compared'][number];

const ROOM = 1.15;

/** What was seen as a bar, what the rule allows as a line across it. Read from the left in every language. */
export function Threshold({ compared }: { compared: Compared }): ReactElement {
  const { t, format } = useLocale();
  const { value, threshold } = compared;
  const end = Math.max(value, threshold, 1e-9) * ROOM;
  const figure = (number: number) => format.number(number, { maximumFractionDigits: 2 });
  const told = { value: figure(value), threshold: figure(threshold) };
  return (
    <div className="threshold-line">
      <Mono>{compared.left.replace(/^(agg|tx|params|region)\./, '')}</Mono>
      <span className="threshold-bar ltr" role="img" aria-label={t('txn.threshold.label', told)}>
        <i style={{ width: `${Math.max(0, (value / end) * 100)}%` }} />
        <b style={{ left: `${(threshold / end) * 100}%` }} />
      </span>
      <span className="threshold-says">
        <bdi className="figure">{told.value}</bdi>{' '}
        <span className="quiet">
          {t(`txn.threshold.${WORDS[compared.operator] ?? 'against'}`, { threshold: told.threshold })}
        </span>
      </span>
    </div>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  '>': 'over',
  '>=': 'at_least',
  '<': 'under',
  '<=': 'at_most',
  '==': 'equal',
};
