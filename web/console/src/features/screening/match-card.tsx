import { useLocale } from '@acquaint/kit';
import type { Match } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Axis } from '../../evidence/axis.tsx';
import { useWords } from '../../words.ts';
import { Alignment } from './alignment.tsx';
import { useListTitle } from './api.ts';
import { Disposition } from './disposition.tsx';
import './screening.css';

export type MatchCardProps = {
  match: Match;
  /** A search by hand is not about a customer, so that its matches are not disposed of. */
  disposable: boolean;
};

/** One possible agreement: is it the same person, and how bad would it be? Two questions, two scores. */
export function MatchCard({ match, disposable }: MatchCardProps): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const title = useListTitle();
  const share = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const { entity } = match;
  return (
    <li className="match" data-status={match.status}>
      <header>
        <div>
          <h3>
            <bdi>{match.name}</bdi>
          </h3>
          <p className="quiet">
            <span data-verbatim>
              {[title(match.list), word('schema', entity.schema), ...entity.programmes].filter(Boolean).join(' · ')}
            </span>
          </p>
        </div>
        <span className="match-scores">
          <span>
            <span className="quiet">{t('match.same')}</span>
            <Axis score={match.match_score} threshold={null} verdict="not_done" width={64} />
            <b className="ltr">{share(match.match_score)}</b>
          </span>
          <span>
            <span className="quiet">{t('match.bad')}</span>
            <Axis score={match.risk_score} threshold={null} verdict="not_done" width={64} />
            <b className="ltr">{share(match.risk_score)}</b>
          </span>
        </span>
      </header>
      <Alignment alignment={match.alignment} />
      <Qualifiers match={match} />
      <EntityFacts match={match} />
      <Disposition match={match} disposable={disposable} />
    </li>
  );
}

function Qualifiers({ match }: { match: Match }): ReactElement | null {
  const { t, has, format } = useLocale();
  const word = useWords();
  if (match.qualifiers.length === 0) return null;
  const effect = (value: number) => format.number(value, { maximumFractionDigits: 2, signDisplay: 'always' });
  return (
    <ul className="qualifiers">
      {match.qualifiers.map((each) => (
        <li key={`${each.field} ${each.why}`}>
          <span className="ltr tone" data-tone={each.effect < 0 ? 'jade' : 'amber'}>
            {effect(each.effect)}
          </span>{' '}
          {word('field', each.field)}{' '}
          <span className="quiet">{has(`qualifier.${each.code}`) ? t(`qualifier.${each.code}`) : each.why}</span>
        </li>
      ))}
    </ul>
  );
}

function EntityFacts({ match }: { match: Match }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const { entity } = match;
  // Names and dates hold commas themselves.
  const each = (items: readonly string[]) => items.join(' · ');
  const facts: [string, string][] = [
    [t('match.also'), each(entity.names.filter((name) => name !== match.name).slice(0, 6))],
    [t('match.born'), each(entity.birth_dates.map((date) => format.date(date)))],
    [t('match.countries'), each(entity.countries.map((code) => format.country(code.toUpperCase())))],
    [t('match.topics'), each(entity.topics.map((topic) => word('topic', topic)))],
    [t('match.remarks'), entity.remarks ?? ''],
  ];
  return (
    <dl className="said">
      {facts
        .filter(([, said]) => said !== '')
        .map(([name, said]) => (
          <div key={name} className="said-row">
            <dt>{name}</dt>
            <dd>
              <bdi>{said}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}
