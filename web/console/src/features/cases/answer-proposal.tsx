import { Time, useLocale } from '@acquaint/kit';
import type { Case, Decision } from '@acquaint/sdk';
import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useKeys } from '../../shell/keys.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useWords } from '../../words.ts';
import { useAnswer } from './api.ts';

export type AnswerProposalProps = { found: Case; pending: Decision; onDecided: () => void };

const MAX_NOTE = 4000;

/** The second pair of eyes: what is proposed and by whom; who proposed it can only wait. */
export function AnswerProposal({ found, pending, onDecided }: AnswerProposalProps): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const say = useToast();
  const answer = useAnswer(found);
  const [note, setNote] = useState('');
  const give = (approve: boolean) =>
    answer.mutate(
      { approve, ...(note.trim() && { note: note.trim() }) },
      {
        onSuccess: () => {
          say({ text: t(approve ? 'proposal.confirmed' : 'proposal.returned', { number: found.number }) });
          onDecided();
        },
      },
    );
  useKeys(
    t('keys.case'),
    found.can_approve
      ? [
          { keys: 'a', says: t('proposal.confirm'), run: () => give(true) },
          { keys: 'd', says: t('proposal.return'), run: () => give(false) },
        ]
      : [],
  );
  return (
    <div className="decide">
      <p>
        <strong>{t('proposal.title', { decision: word('decision', pending.decision) })}</strong>
      </p>
      <p className="quiet">
        {pending.proposed_by.name} · <Time at={pending.proposed_at} />
      </p>
      <ul>
        {pending.reasons.map((reason) => (
          <li key={reason.code}>{reason.text}</li>
        ))}
      </ul>
      {pending.note && <p>{pending.note}</p>}
      {found.can_approve ? (
        <>
          <Textarea
            label={t('proposal.note')}
            value={note}
            maxLength={MAX_NOTE}
            rows={2}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <ProblemNote error={answer.error} />
          <div className="decide-verbs">
            <Button look="primary" keys="a" busy={answer.isPending} onClick={() => give(true)}>
              {t('proposal.confirm')}
            </Button>
            <Button keys="d" disabled={answer.isPending} onClick={() => give(false)}>
              {t('proposal.return')}
            </Button>
          </div>
        </>
      ) : (
        <p className="quiet">{t('proposal.wait')}</p>
      )}
    </div>
  );
}
