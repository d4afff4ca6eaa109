import { Ring, useLocale } from '@acquaint/kit';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { ProblemNote } from './problem.tsx';

/** An open ring and one sentence on what will appear here and how to make it appear. */
export function Empty({ says, children }: { says: string; children?: ReactNode }): ReactElement {
  return (
    <div className="state">
      <Ring value={null} size={40} />
      <p>{says}</p>
      {children}
    </div>
  );
}

/** What failed, what was kept and what to do. */
export function Failed({ error, retry }: { error: unknown; retry: () => void }): ReactElement {
  const { t } = useLocale();
  return (
    <div className="state" data-failed>
      <Ring value={0.75} size={40} tone="seal" />
      <ProblemNote error={error} />
      <Button onClick={retry}>{t('action.retry')}</Button>
    </div>
  );
}

/** Lines in the shape of the layout to come. */
export function Bones({ rows, height = 36 }: { rows: number; height?: number }): ReactElement {
  const { t } = useLocale();
  return (
    <div className="bones" aria-busy="true" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, at) => at).map((at) => (
        <i
          key={at}
          className="bone"
          style={{ height: height - 20, width: `${88 - ((at * 29) % 43)}%`, marginBlock: 10 }}
        />
      ))}
    </div>
  );
}

export type AnswerProps<T> = {
  query: { data: T | undefined; error: unknown; refetch: () => Promise<unknown> };
  bones: ReactNode;
  children: (value: T) => ReactNode;
};

/** Shows what was asked for: its skeleton, its failure or the answer; an answer stays while it is asked anew. */
export function Answer<T>({ query, bones, children }: AnswerProps<T>): ReactElement {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <>{bones}</>;
}
