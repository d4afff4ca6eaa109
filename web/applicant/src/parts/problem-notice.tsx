import { useLocale } from '@acquaint/kit';
import type { ProblemError } from '@acquaint/sdk';
import { useOnline } from '../session/online.ts';
import { Notice } from './notice.tsx';

/** What failed, what was kept and what to do; never whose fault it is. */
export function ProblemNotice({ problem }: { problem: ProblemError | null }) {
  const { t } = useLocale();
  const online = useOnline();
  if (!problem) return null;
  const { title, text } = wordsOf(problem, online, t);
  return (
    <Notice tone={problem.status >= 400 && problem.status < 500 ? 'amber' : 'seal'} title={title} alert>
      {text && <p>{text}</p>}
    </Notice>
  );
}

type Translate = (key: string, values?: Record<string, string>) => string;

/** The words for a problem: the server's own for a refusal, ours when it could not answer. */
export function wordsOf(problem: ProblemError, online: boolean, t: Translate): { title: string; text: string } {
  if (problem.status === 0 && !online) return { title: t('offline.title'), text: t('offline.text') };
  if (problem.status === 0) return { title: t('error.unreachable.title'), text: t('error.unreachable.text') };
  if (problem.status >= 500) return { title: t('error.server.title'), text: t('error.server.text') };
  return { title: problem.title, text: problem.detail };
}
