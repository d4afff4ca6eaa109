import { useLocale } from '@acquaint/kit';
import { ProblemError } from '@acquaint/sdk';
import type { ReactElement } from 'react';

type Told = { title: string; next: string; details: string[]; requestId: string | null };

/** What a failure means and what to do next, in words; the code and request stay readable for whoever is asked. */
export function useProblem(): (error: unknown) => Told {
  const { t, has } = useLocale();
  return (error) => {
    if (!(error instanceof ProblemError)) {
      return { title: t('problem.bug.title'), next: t('problem.bug.next'), details: [], requestId: null };
    }
    const known = `problem.${error.code}`;
    const kind = `problem.${kindOf(error.status)}`;
    return {
      title: has(`${known}.title`) ? t(`${known}.title`) : error.detail || error.title || t(`${kind}.title`),
      next: has(`${known}.next`) ? t(`${known}.next`) : t(`${kind}.next`),
      details: error.errors.map((each) => each.detail).filter((text) => text !== ''),
      requestId: error.requestId,
    };
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

function kindOf(status: number): string {
  if (status === 0) return 'unreachable';
  if (status === 401 || status === 403 || status === 404 || status === 409 || status === 429) return `http${status}`;
  return status >= 500 ? 'broken' : 'refused';
}
