import { Time, useLocale } from '@acquaint/kit';
import type { TimelineEntry } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words.ts';
import { verdictOf } from './verdict.ts';

/** Who did what and when, newest first as the server sends it, with the fact that matters of each. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }): ReactElement {
  const { t } = useLocale();
  const told = useTold();
  if (entries.length === 0) return <Empty says={t('timeline.empty')} />;
  return (
    <ol className="timeline">
      {folded(entries).map(({ entry, looks }) => (
        <li key={`${entry.at} ${entry.action} ${entry.subject}`}>
          <span className="timeline-at quiet">
            <Time at={entry.at} />
          </span>
          <span>
            {entry.text} <span className="quiet">{looks > 1 ? t('timeline.looks', { looks }) : told(entry.facts)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

// Which fact of an entry is worth a word, and by which group of messages it is said.
const TOLD = ['outcome', 'decision', 'rating', 'side', 'purpose'] as const;
const RESULTS = ['pass', 'fail', 'inconclusive', 'not_applicable'] as const;

function useTold(): (facts: TimelineEntry['facts']) => string {
  const { t } = useLocale();
  const word = useWords();
  return (facts) => {
    const result = RESULTS.find((each) => each === facts.result);
    if (result && typeof facts.code === 'string') {
      return `${word('check', facts.code)} · ${t(`verdict.${verdictOf({ status: 'done', result })}`)}`;
    }
    const name = TOLD.find((each) => typeof facts[each] === 'string');
    return name ? word(name, String(facts[name])) : '';
  };
}

type Told = { entry: TimelineEntry; looks: number };

/** Looks of one person in a row are one line: what was done should not drown in who read it. */
function folded(entries: readonly TimelineEntry[]): Told[] {
  const lines: Told[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const again = last && isLook(entry) && isLook(last.entry) && entry.actor.name === last.entry.actor.name;
    if (again) last.looks += 1;
    else lines.push({ entry, looks: 1 });
  }
  return lines;
}

const isLook = (entry: TimelineEntry): boolean => entry.action.endsWith('.viewed');
