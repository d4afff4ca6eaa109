import { Ring, useLocale } from '@acquaint/kit';
import type { ListVersion, Match } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Section } from '../../ui/page.tsx';
import { MatchCard } from './match-card.tsx';

export type MatchesProps = {
  matches: readonly Match[];
  /** Absent where matches of several searches stand together. */
  lists?: readonly ListVersion[];
  algorithm?: string;
  disposable: boolean;
};

/** The matches of one screening, and against what and by which rule book it was made. */
export function Matches({ matches, lists, algorithm, disposable }: MatchesProps): ReactElement {
  const { t } = useLocale();
  return (
    <Section
      title={t('matches.title', { count: matches.length })}
      aside={lists && algorithm && <Against lists={lists} algorithm={algorithm} />}
    >
      {matches.length === 0 ? (
        <p className="with-ring">
          <Ring value={1} size={16} />
          {t('matches.none', { count: lists?.length ?? 0 })}
        </p>
      ) : (
        <ul className="matches">
          {matches.map((match) => (
            <MatchCard key={`${match.list} ${match.entity_id} ${match.name}`} match={match} disposable={disposable} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Against({ lists, algorithm }: Required<Pick<MatchesProps, 'lists' | 'algorithm'>>): ReactElement {
  const { t } = useLocale();
  const all = lists.map((each) => `${each.list} ${each.version}`).join('\n');
  return <span title={all}>{t('matches.against', { count: lists.length, algorithm })}</span>;
}
