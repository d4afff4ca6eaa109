import { countryCodes, type ListedSchema } from '../lists/index.ts';
import { analyseName, type NameToken } from '../names/index.ts';
import { type Alignment, align, type WeighedPart } from './align.ts';
import { calibrate, uncalibrate } from './calibrate.ts';
import { CandidateFinder } from './candidates.ts';
import { Expander, VocabularyReader } from './expand.ts';
import { explain, round } from './explain.ts';
import { identifierHash, identifierKey } from './identifiers.ts';
import { isSmall, NAME_BITS, TOKEN_KINDS, WEAK_NAME } from './kinds.ts';
import { doubtNameAlone, qualify } from './qualifiers.ts';
import { isWrittenWhole, type QueryPart, QueryReader, type Reading, readsAsOrganization } from './query.ts';
import { riskOf } from './risk.ts';
import { mayBe } from './schemas.ts';
import { stringAt } from './strings.ts';
import { firstOf, type IndexTables } from './tables.ts';
import { partSimilarity } from './token-similarity.ts';
import type { MatchQuery, MatchResult, NameIndex, SearchOptions } from './types.ts';
import { PROFILES, SCORING } from './weights.ts';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 200;
/** What facts beside the name can add to a score. */
const LARGEST_LIFT = 0.1;
/** Entities whose facts are read for one query at most. */
const QUALIFIED = 400;

type Entity = {
  id: string;
  list: string;
  schema: ListedSchema;
  birthDates: string[];
  countries: string[];
  topics: string[];
};

type Hit = { name: number; score: number; alignment: Alignment | null; reading: Reading | null };

/** Opens an index for searching. The working memory is the reader's own: one search at a time. */
export function openIndex(tables: IndexTables): NameIndex {
  const searcher = new Searcher(tables);
  return {
    search: (query, options) => searcher.search(query, options ?? {}),
    size: { entities: tables.entities.offsets.length - 1, names: tables.nameEntity.length },
  };
}

class Searcher {
  readonly #tables: IndexTables;
  readonly #vocabulary: VocabularyReader;
  readonly #queries: QueryReader;
  readonly #finder: CandidateFinder;
  readonly #weighedParts: (WeighedPart | undefined)[];

  constructor(tables: IndexTables) {
    this.#tables = tables;
    this.#vocabulary = new VocabularyReader(tables);
    this.#queries = new QueryReader(tables, new Expander(tables, this.#vocabulary));
    this.#finder = new CandidateFinder(tables);
    this.#weighedParts = new Array(tables.tokenWeight.length);
  }

  search(query: MatchQuery, options: SearchOptions): MatchResult[] {
    const profile = PROFILES[options.profile ?? 'balanced'];
    const threshold = options.threshold ?? profile.threshold;
    const limit = Math.max(1, Math.min(MAX_LIMIT, Math.trunc(options.limit ?? DEFAULT_LIMIT)));
    const hits = new Map<number, Hit>();
    const organization = readsAsOrganization(query.name, query.schema);
    const readings = this.#queries.read(query.name, organization, profile);
    // No fact lifts a score by more than a tenth, and initials lend a little that candidates are not rated by.
    const rules = { organization, least: uncalibrate(threshold - LARGEST_LIFT) - 0.05 };
    for (const reading of readings) this.#collect(reading, rules, hits);
    const results = this.#rate(query, hits, threshold);
    this.#addIdentifierMatches(query, results);
    return [...results.values()]
      .sort((a, b) => b.match_score - a.match_score || (a.entity_id < b.entity_id ? -1 : 1))
      .slice(0, limit);
  }

  /** Scores the names a reading leads to; of each entity the best name stays. */
  #collect(reading: Reading, rules: { organization: boolean; least: number }, hits: Map<number, Hit>): void {
    const { organization, least } = rules;
    const carrying = reading.parts.some((part) => !part.small);
    const searched = reading.parts.filter((part) => !part.small || !carrying);
    const names = this.#finder.find(
      searched.map((part) => part.expansion),
      searched.map((part) => part.weight),
      least,
    );
    const missingInQuery = isWrittenWhole(reading) ? SCORING.missingSyllable : SCORING.missingInQuery;
    for (const name of names) {
      const alignment = align(
        reading.parts,
        this.#listedParts(name),
        (left, right) => this.#similarity(reading.parts[left] as QueryPart, name, right),
        { left: SCORING.missingInList, right: missingInQuery },
      );
      const score = calibrate(alignment.score * this.#factorOf(name, organization));
      const entity = this.#tables.nameEntity[name] as number;
      if (score > (hits.get(entity)?.score ?? 0)) hits.set(entity, { name, score, alignment, reading });
    }
  }

  #factorOf(name: number, organization: boolean): number {
    const kind = this.#tables.nameKind[name] as number;
    const weak = (kind & NAME_BITS.kind) === WEAK_NAME ? SCORING.weakAlias : 1;
    return !organization && (kind & NAME_BITS.organizational) !== 0 ? weak * SCORING.organizationForPerson : weak;
  }

  #listedParts(name: number): WeighedPart[] {
    const { offsets, values } = this.#tables.nameTokens;
    const parts: WeighedPart[] = [];
    for (let at = offsets[name] as number; at < (offsets[name + 1] as number); at++)
      parts.push(this.#weighed(values[at] as number));
    return parts;
  }

  #weighed(token: number): WeighedPart {
    const known = this.#weighedParts[token];
    if (known) return known;
    const kind = TOKEN_KINDS[this.#tables.tokenKind[token] as number] ?? 'word';
    const weight = this.#tables.tokenWeight[token] as number;
    const part = { weight, small: isSmall(kind), initial: kind === 'initial', known: false };
    this.#weighedParts[token] = part;
    return part;
  }

  #similarity(part: QueryPart, name: number, at: number): number {
    const { offsets, values } = this.#tables.nameTokens;
    const token = values[(offsets[name] as number) + at] as number;
    const known = part.similarities.get(token);
    if (known !== undefined) return known >= part.floor ? known : 0;
    const similarity = partSimilarity(part.part, this.#vocabulary.part(token), part.floor);
    part.similarities.set(token, similarity);
    return similarity >= part.floor ? similarity : 0;
  }

  #rate(query: MatchQuery, hits: Map<number, Hit>, threshold: number): Map<string, MatchResult> {
    const results = new Map<string, MatchResult>();
    const facts = { birthDate: query.birth_date ?? null, countries: countryCodes(query.countries ?? []) };
    const promising = [...hits.entries()].filter(([, hit]) => hit.score >= threshold - LARGEST_LIFT);
    promising.sort((a, b) => b[1].score - a[1].score || a[0] - b[0]);
    for (const [number, hit] of promising.slice(0, QUALIFIED)) {
      const entity = this.#entity(number);
      if (!mayBe(query.schema, entity.schema)) continue;
      const known = qualify(facts, entity);
      const qualifiers = [...known, ...doubtNameAlone(hit.score, entity.topics, known)].map((each) => ({
        ...each,
        effect: round(each.effect),
      }));
      const effect = qualifiers.reduce((sum, each) => sum + each.effect, 0);
      const score = round(Math.max(0, Math.min(1, hit.score + effect)));
      if (score < threshold) continue;
      const result = { ...this.#result(entity, hit), match_score: score, qualifiers };
      results.set(entity.id, result);
    }
    return results;
  }

  #entity(number: number): Entity {
    const [id, list, schema, birthDates, countries, topics] = JSON.parse(stringAt(this.#tables.entities, number)) as [
      string,
      string,
      ListedSchema,
      string[],
      string[],
      string[],
    ];
    return { id, list, schema, birthDates, countries, topics };
  }

  #result(entity: Entity, hit: Hit): MatchResult {
    // A wallet may be listed without any name: its number is then all there is to show.
    const name = hit.name < 0 ? entity.id : stringAt(this.#tables.names, hit.name);
    return {
      entity_id: entity.id,
      list: entity.list,
      name,
      match_score: hit.score,
      risk_score: riskOf(entity.topics),
      schema: entity.schema,
      topics: entity.topics,
      alignment:
        hit.alignment && hit.reading
          ? explain(hit.alignment, hit.reading.parts, this.#shown(hit.name, name, entity), hit.reading.joined)
          : [],
      qualifiers: [],
    };
  }

  /** The listed name's parts with their written words: the name is analysed again, since an index keeps only numbers. */
  #shown(name: number, text: string, entity: Entity) {
    const { offsets, values } = this.#tables.nameTokens;
    const start = offsets[name] as number;
    return analyseName(text, { organization: entity.schema !== 'Person' }).map((token: NameToken, at) => {
      const number = values[start + at] as number;
      return { part: this.#vocabulary.part(number), token, weight: this.#tables.tokenWeight[number] as number };
    });
  }

  /** An equal identifier is a match whatever the name says. */
  #addIdentifierMatches(query: MatchQuery, results: Map<string, MatchResult>): void {
    for (const identifier of query.identifiers ?? []) {
      const key = identifierKey(identifier);
      if (key === null) continue;
      const { hashes, tokens } = this.#tables.identifiers;
      const hash = identifierHash(key);
      for (let at = firstOf(this.#tables.identifiers, hash); at < hashes.length && hashes[at] === hash; at++) {
        // A hash may be shared by chance; an identifier match must not be.
        const entity = tokens[at] as number;
        if (stringAt(this.#tables.entityIdentifiers, entity).split('\n').includes(key))
          this.#addIdentifierMatch(entity, key, results);
      }
    }
  }

  #addIdentifierMatch(number: number, key: string, results: Map<string, MatchResult>): void {
    const entity = this.#entity(number);
    const known = results.get(entity.id);
    const qualifier = {
      field: 'identifiers',
      effect: known ? round(1 - known.match_score) : 1,
      why: `same identifier ending ${key.slice(-4)}`,
    };
    const first = this.#tables.nameEntity.indexOf(number);
    const base = known ?? this.#result(entity, { name: first, score: 0, alignment: null, reading: null });
    results.set(entity.id, { ...base, match_score: 1, qualifiers: [...base.qualifiers, qualifier] });
  }
}
