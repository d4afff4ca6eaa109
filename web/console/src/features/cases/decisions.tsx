import { Time, useLocale } from '@acquaint/kit';
import type { Decision } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Mono } from '../../ui/mono.tsx';
import { useWords } from '../../words.ts';

/** What was decided, by whom, under which policy: never edited, only superseded. */
export function Decisions({ decisions }: { decisions: readonly Decision[] }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  return (
    <ol className="decisions">
      {decisions.map((each) => (
        <li key={each.id} data-status={each.status}>
          <p>
            <strong>{word('decision', each.decision)}</strong> · {word('disposition', each.disposition)} ·{' '}
            {word('decision.status', each.status)}
          </p>
          <p className="quiet">
            {each.proposed_by.name} · <Time at={each.proposed_at} />
            {each.approved_by && ` · ${t('decision.second', { name: each.approved_by.name })}`}
          </p>
          {each.reasons.map((reason) => (
            <p key={reason.code}>{reason.text}</p>
          ))}
          {each.note && <p className="quiet">{each.note}</p>}
          <p className="quiet small">
            {t('decision.policy', { version: each.policy_version })} <Mono keep={6}>{each.inputs_hash}</Mono>
          </p>
        </li>
      ))}
    </ol>
  );
}
