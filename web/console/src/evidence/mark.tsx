import { Ring, useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { useWords } from '../words.ts';
import { VERDICT_ARCS, VERDICT_TONES, type Verdict } from './verdict.ts';

/** A verdict as ring and word; a refusal is stamped. */
export function Mark({ verdict }: { verdict: Verdict }): ReactElement {
  const { t } = useLocale();
  return (
    <span className="mark" data-verdict={verdict}>
      {verdict !== 'refused' && (
        <Ring value={VERDICT_ARCS[verdict]} tone={VERDICT_TONES[verdict]} size={14} moving={verdict === 'running'} />
      )}
      {t(`verdict.${verdict}`)}
    </span>
  );
}

/** What was not done for real says so wherever it is shown. */
export function Simulated(): ReactElement {
  const { t } = useLocale();
  return (
    <span className="simulated" title={t('simulated.says')}>
      {t('simulated')}
    </span>
  );
}

const RATING_TONES: Readonly<Record<string, string>> = {
  low: 'jade',
  medium: 'amber',
  high: 'seal',
  prohibited: 'seal',
};

/** A risk rating in words. */
export function Rating({ rating }: { rating: string | null }): ReactElement {
  const word = useWords();
  if (!rating) return <span className="quiet">{word('rating', 'none')}</span>;
  return (
    <span className="tone" data-tone={RATING_TONES[rating] ?? 'ink'}>
      {word('rating', rating)}
    </span>
  );
}

const OUTCOME_VERDICTS: Readonly<Record<string, Verdict>> = {
  approved: 'passed',
  declined: 'refused',
  resubmit: 'doubt',
};

/** How a verification stands: its outcome once there is one, else its progress. */
export function Standing({ status, outcome }: { status: string; outcome: string | null }): ReactElement {
  const word = useWords();
  const verdict = outcome ? OUTCOME_VERDICTS[outcome] : undefined;
  if (outcome && verdict) {
    return (
      <span className="mark" data-verdict={verdict}>
        {verdict !== 'refused' && <Ring value={VERDICT_ARCS[verdict]} tone={VERDICT_TONES[verdict]} size={14} />}
        {word('outcome', outcome)}
      </span>
    );
  }
  const arc = { created: null, started: 0.25, submitted: 0.5, processing: 0.6, in_review: 0.75 }[status] ?? null;
  return (
    <span className="mark" data-verdict="not_done">
      <Ring value={arc} size={14} tone={status === 'in_review' ? 'amber' : 'jade'} />
      {word('status', status)}
    </span>
  );
}
