import { Ring, useLocale } from '@acquaint/kit';
import type { ProblemError } from '@acquaint/sdk';
import { Button } from '../parts/button.tsx';
import { Header } from '../parts/header.tsx';
import { Page } from '../parts/page.tsx';
import { useOnline } from '../session/online.ts';
import type { Had } from '../session/open.ts';

export type ClosedProps = { problem: ProblemError; had: Had; onRetry: () => void };

/** The journey cannot be opened: why, what is kept, and the way on. */
export function Closed({ problem, had, onRetry }: ClosedProps) {
  const { t } = useLocale();
  const online = useOnline();
  const cause = causeOf(problem, had, online);
  const mayRetry = cause === 'offline' || cause === 'server' || cause === 'busy';
  return (
    <>
      <Header progress={null} />
      <Page
        title={t(`closed.${cause}.title`)}
        actions={mayRetry ? <Button onPress={onRetry}>{t('action.retry')}</Button> : undefined}
      >
        <div className="page-ring">
          <Ring value={null} size={96} tone="ink" />
        </div>
        <p>{t(`closed.${cause}.text`)}</p>
        {problem.requestId !== null && cause === 'server' && (
          <p className="fine">
            {t('error.reference')} <span className="mono ltr">{problem.requestId}</span>
          </p>
        )}
      </Page>
    </>
  );
}

export type ClosedCause = 'offline' | 'server' | 'busy' | 'expired' | 'revoked' | 'moved' | 'unknown' | 'missing';

/** What the person is told. Codes are an open set: their words and the status decide. */
export function causeOf(problem: Pick<ProblemError, 'status' | 'code'>, had: Had, online: boolean): ClosedCause {
  if (problem.status === 0) return online ? 'server' : 'offline';
  if (problem.status === 429) return 'busy';
  if (problem.status >= 500) return 'server';
  if (problem.code.includes('expired')) return 'expired';
  if (problem.code.includes('revoked') || problem.code.includes('cancelled')) return 'revoked';
  // A new session elsewhere ends this one: the phone took over, or the link was opened again.
  if (had === 'session') return 'moved';
  return had === 'link' ? 'unknown' : 'missing';
}
