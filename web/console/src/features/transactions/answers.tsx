import { Ring, Time, useLocale, useNow } from '@acquaint/kit';
import type { Transaction } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useWords } from '../../words.ts';
import { useAnswer } from './api.ts';

const CALLS = ['confirmed', 'denied', 'not_reached'] as const;
const MINUTE_MS = 60_000;

/** What came of a code or a call that the decision asked for; a call has a clock until somebody was reached. */
export function Answers({ found }: { found: Transaction }): ReactElement | null {
  const { t } = useLocale();
  const word = useWords();
  const may = useMay();
  const say = useToast();
  const answer = useAnswer(found.id);
  const reached = found.answers.some((one) => one.asked === 'call_back' && one.result !== 'not_reached');
  if (found.call_due_at === null && found.answers.length === 0) return null;
  return (
    <Section title={t('answer.title')}>
      {found.call_due_at !== null && !reached && <Due at={found.call_due_at} from={found.received_at} />}
      <ul className="said-labels">
        {found.answers.map((one) => (
          <li key={`${one.at} ${one.result}`}>
            {word('answer.asked', one.asked)}: <strong>{word('answer.result', one.result)}</strong>
            <p className="quiet small">
              <bdi data-verbatim>{one.by}</bdi> · <Time at={one.at} />
            </p>
          </li>
        ))}
      </ul>
      {found.call_due_at !== null && may('transactions.label') && (
        <div className="stack">
          <p className="quiet small">{t('answer.says')}</p>
          <div className="row">
            {CALLS.map((result) => (
              <Button
                key={result}
                busy={answer.isPending && answer.variables?.result === result}
                disabled={answer.isPending}
                onClick={() =>
                  answer.mutate({ asked: 'call_back', result }, { onSuccess: () => say({ text: t('answer.done') }) })
                }
              >
                {t(`answer.result.${result}`)}
              </Button>
            ))}
          </div>
          <ProblemNote error={answer.error} />
        </div>
      )}
    </Section>
  );
}

function Due({ at, from }: { at: string; from: string }): ReactElement {
  const { t } = useLocale();
  const now = useNow();
  const left = Date.parse(at) - now;
  const whole = Math.max(1, Date.parse(at) - Date.parse(from));
  return (
    <p className="row">
      <Ring value={Math.max(0, Math.min(1, left / whole))} size={24} tone={left > 0 ? 'amber' : 'seal'} />
      <span className="tone" data-tone={left > 0 ? 'amber' : 'seal'}>
        {left > 0 ? t('answer.due', { minutes: Math.max(1, Math.ceil(left / MINUTE_MS)) }) : t('answer.overdue')} ·{' '}
        <Time at={at} />
      </span>
    </p>
  );
}
