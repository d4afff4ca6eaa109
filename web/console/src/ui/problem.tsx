import { useLocale } from '@acquaint/kit';
import { ProblemError } from '@acquaint/sdk';
import type { ReactElement } from 'react';

type Told = { title: string; next: string; details: string[]; requestId: string | null };

/** What a failure means and what to do next. The server says it in the reader's language; only its silence is ours to word. */
export function useProblem(): (error: unknown) => Told {
  const { t } = useLocale();
  return (error) => {
    const silence = silenceOf(error);
    if (silence) {
      return { title: t(`problem.${silence}.title`), next: t(`problem.${silence}.next`), details: [], requestId: null };
    }
    const { title, detail, errors, requestId } = error as ProblemError;
    return { title, next: detail, details: errors.map((each) => each.detail).filter(Boolean), requestId };
  };
}

/** The sentences by which a refused form or a failed page explains itself. */
export function ProblemNote({ error }: { error: unknown }): ReactElement | null {
  const { t } = useLocale();
  const tell = useProblem();
  if (!error) return null;
  const { title, next, details, requestId } = tell(error);
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{title}</p>
      {details.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>{next}</p>
      {requestId && <p className="quiet small">{t('problem.request', { id: requestId })}</p>}
    </div>
  );
}

/** Why there is no sentence of the server; null when there is one. */
function silenceOf(error: unknown): 'bug' | 'unreachable' | 'timeout' | 'broken' | null {
  if (!(error instanceof ProblemError)) return 'bug';
  if (error.code === 'client.timeout') return 'timeout';
  if (error.status === 0) return 'unreachable';
  return error.code.startsWith('http.') ? 'broken' : null;
}
