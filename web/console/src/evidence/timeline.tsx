import { Time, useLocale } from '@acquaint/kit';
import type { TimelineEntry } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words.ts';

/** Who did what and when, newest first as the server sends it. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  if (entries.length === 0) return <Empty says={t('timeline.empty')} />;
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.action} ${entry.subject}`}>
          <span className="timeline-at quiet">
            <Time at={entry.at} />
          </span>
          <span>
            {entry.text}
            <span className="quiet"> · {entry.actor.name ?? word('actor', entry.actor.kind)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
