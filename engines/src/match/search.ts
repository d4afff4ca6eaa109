import { countryCodes } from '../lists/index.ts';
import { uncalibrate } from './calibrate.ts';
import { EntityReader } from './entities.ts';
import { round } from './explain.ts';
import { type Hit, NameSearch } from './name-search.ts';
import { doubtNameAlone, qualify } from './qualifiers.ts';
import { mayBe } from './schemas.ts';
import type { IndexTables } from './tables.ts';
import type { MatchQuery, MatchResult, NameIndex, Qualifier, SearchOptions } from './types.ts';
import { VocabularyReader } from './vocabulary-reader.ts';
import { PROFILES } from './weights.ts';
import { MOST_CHARACTERS, QueryRefused, WorkCounter } from './work.ts';

/** Common names are listed many times, in several lists each: what reaches the threshold must not be lost behind ten of them. */
const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 200;
/** What facts beside the name can add to a score: an equal date of birth, an equal country. Both sides are known only later. */
const LARGEST_LIFT = { birthDate: 0.08, country: 0.02 } as const;
/** What the rating of candidates may miss: initials, and pairs too unlike to be searched for but alike enough to be aligned. */
const RATING_SLACK = 0.35;
/** Entities whose facts are read for one query at most. */
const QUALIFIED = 400;

type Rated = { id: string; number: number; hit: Hit | null; score: number; qualifiers: Qualifier[] };

/** Opens an index for searching. The working memory is the reader's own: one search at a time. */
export function openIndex(tables: IndexTables): NameIndex {
  const searcher = new Searcher(tables);
  return {
    search: (query, options) => searcher.search(query, options ?? {}),
    work: () => searcher.work.get(),
    size: { entities: tables.entities.offsets.length - 1, names: tables.nameEntity.length },
  };
}

class Searcher {
  readonly #names: NameSearch;
  readonly #entities: EntityReader;
  readonly work = new WorkCounter();

  constructor(tables: IndexTables) {
    const vocabulary = new VocabularyReader(tables);
    this.#names = new NameSearch(tables, vocabulary, this.work);
    this.#entities = new EntityReader(tables, vocabulary);
  }

  search(query: MatchQuery, options: SearchOptions): MatchResult[] {
    if (query.name.length > MOST_CHARACTERS) throw new QueryRefused();
    this.work.reset();
    const profile = PROFILES[options.profile ?? 'balanced'];
    const threshold = options.threshold ?? profile.threshold;
    const limit = Math.max(1, Math.min(MAX_LIMIT, Math.trunc(options.limit ?? DEFAULT_LIMIT)));
    const promising = threshold - liftOf(query);
    const least = { rating: uncalibrate(promising) - RATING_SLACK, score: promising };
    const hits = this.#names.find(query, { ...profile, least });
    const rated = this.#rate(query, hits, threshold);
    this.#addIdentifierMatches(query.identifiers ?? [], rated);
    return [...rated.values()]
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map((each) => this.#entities.result(each.number, each.hit, each));
  }

  #rate(query: MatchQuery, hits: ReadonlyMap<number, Hit>, threshold: number): Map<number, Rated> {
    const rated = new Map<number, Rated>();
    const facts = { birthDate: query.birth_date ?? null, countries: countryCodes(query.countries ?? []) };
    const promising = [...hits.entries()].sort((a, b) => b[1].score - a[1].score || a[0] - b[0]);
    for (const [number, hit] of promising.slice(0, QUALIFIED)) {
      const entity = this.#entities.entity(number);
      if (!mayBe(query.schema, entity.schema)) continue;
      const known = qualify(facts, entity);
      const qualifiers = [...known, ...doubtNameAlone(hit.score, entity.topics, known)];
      const score = bounded(qualifiers.reduce((sum, each) => sum + each.effect, hit.score));
      if (score >= threshold)
        rated.set(number, { id: entity.id, number, hit, score, qualifiers: qualifiers.map(rounded) });
    }
    return rated;
  }

  /** An equal identifier is a match whatever the name says. */
  #addIdentifierMatches(identifiers: readonly string[], rated: Map<number, Rated>): void {
    for (const identifier of identifiers) {
      for (const number of this.#entities.withIdentifier(identifier)) {
        const before = rated.get(number);
        const score = before?.score ?? 0;
        const qualifier = {
          field: 'identifiers',
          effect: round(1 - score),
          code: 'identifier.same',
          why: `same identifier ending ${identifier.trim().slice(-4)}`,
        };
        const qualifiers = [...(before?.qualifiers ?? []), qualifier];
        rated.set(number, {
          id: this.#entities.entity(number).id,
          number,
          hit: before?.hit ?? null,
          score: 1,
          qualifiers,
        });
      }
    }
  }
}

function liftOf({ birth_date, countries }: MatchQuery): number {
  const date = birth_date === undefined ? 0 : LARGEST_LIFT.birthDate;
  return date + (countries === undefined || countries.length === 0 ? 0 : LARGEST_LIFT.country);
}

function bounded(score: number): number {
  return round(Math.max(0, Math.min(1, score)));
}

function rounded(qualifier: Qualifier): Qualifier {
  return { ...qualifier, effect: round(qualifier.effect) };
}
