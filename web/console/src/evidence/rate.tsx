import { useLocale } from '@acquaint/kit';
import type { Evidence } from '@acquaint/sdk';
import type { ReactElement } from 'react';

/** Errors in so many trials and the interval they leave; the pictures they were counted on below. */
export function Rate({ evidence, named = true }: { evidence: Evidence; named?: boolean }): ReactElement | null {
  const { rate, value } = evidence;
  const { t, format } = useLocale();
  if (!rate) return null;
  const { errors, trials, low, high } = rate;
  const share = (part: number) => format.number(part, { style: 'percent', maximumFractionDigits: 2 });
  const told = { errors: format.number(errors), trials: format.number(trials), low: share(low), high: share(high) };
  return (
    <>
      <span>{t('evidence.rate', told)}</span>
      {named && (
        <bdi className="quiet small rate-set" data-verbatim>
          {value}
        </bdi>
      )}
    </>
  );
}

/** Of each kind of error the set that leaves the most room for it: the worst kind counts. */
export function worstRates(evidence: readonly Evidence[]): Evidence[] {
  const rates = evidence.filter(({ rate }) => rate);
  return [...Map.groupBy(rates, ({ label }) => label).values()].flatMap((all) =>
    all.toSorted((a, b) => (b.rate?.high ?? 0) - (a.rate?.high ?? 0)).slice(0, 1),
  );
}
