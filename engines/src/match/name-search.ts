import { isSyllable } from '../names/index.ts';
import { type Alignment, align, alignmentScore, type WeighedPart } from './align.ts';
import { calibrate } from './calibrate.ts';
import { CandidateFinder } from './candidates.ts';
import { Expander } from './expand.ts';
import { isSmall, NAME_BITS, TOKEN_KINDS, WEAK_NAME } from './kinds.ts';
import {
  isWrittenWhole,
  type QueryPart,
  QueryReader,
  type Reading,
  type ReadingRules,
  readsAsOrganization,
} from './query.ts';
import type { IndexTables } from './tables.ts';
import type { VocabularyReader } from './vocabulary-reader.ts';
import { SCORING } from './weights.ts';
import type { WorkCounter } from './work.ts';

/** The best name of one entity: its row, its calibrated score, and how the query's reading aligns with it. */
export type Hit = { name: number; score: number; alignment: Alignment; reading: Reading };

/** The part of a search that compares names; facts beside the name are not its matter. One search at a time. */
export class NameSearch {
  readonly #tables: IndexTables;
  readonly #vocabulary: VocabularyReader;
  readonly #queries: QueryReader;
  readonly #finder: CandidateFinder;
  readonly #weighedParts: (WeighedPart | undefined)[];
  readonly #work: WorkCounter;

  constructor(tables: IndexTables, vocabulary: VocabularyReader, work: WorkCounter) {
    this.#tables = tables;
    this.#work = work;
    this.#vocabulary = vocabulary;
    this.#queries = new QueryReader(tables, new Expander(vocabulary, work), vocabulary);
    this.#finder = new CandidateFinder(tables, work);
    this.#weighedParts = new Array(tables.tokenWeight.length);
  }

  /** The best name of each entity that any reading of the query leads to; `least` is the raw score below which candidates are not compared. */
  find(query: { name: string; schema?: string }, rules: ReadingRules & { least: number }): Map<number, Hit> {
    const hits = new Map<number, Hit>();
    const organization = readsAsOrganization(query.name, query.schema);
    const readings = this.#queries.read(query.name, organization, rules);
    this.#work.readings = readings.length;
    for (const reading of readings) this.#collect(reading, { organization, least: rules.least }, hits);
    return hits;
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
    const whole = isWrittenWhole(reading);
    const missing = { left: SCORING.missingInList, right: whole ? SCORING.missingSyllable : SCORING.missingInQuery };
    this.#work.candidates += names.length;
    let name = 0;
    const similarity = (left: number, right: number) => this.#similarity(reading.parts[left] as QueryPart, name, right);
    for (name of names) {
      const listed = whole ? this.#listedPartsBesideSyllables(name) : this.#listedParts(name);
      this.#work.pairs += reading.parts.length * listed.length;
      const factor = this.#factorOf(name, organization);
      const score = calibrate(alignmentScore(reading.parts, listed, similarity, missing) * factor);
      const entity = this.#tables.nameEntity[name] as number;
      if (score <= (hits.get(entity)?.score ?? 0)) continue;
      hits.set(entity, { name, score, alignment: align(reading.parts, listed, similarity, missing), reading });
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

  /** Families of the Chinese and Korean worlds take a Western given name as well; only a syllable is missed as a syllable. */
  #listedPartsBesideSyllables(name: number): WeighedPart[] {
    const share = SCORING.missingInQuery / SCORING.missingSyllable;
    const start = this.#tables.nameTokens.offsets[name] as number;
    return this.#listedParts(name).map((part, at) => {
      const token = this.#tables.nameTokens.values[start + at] as number;
      return isSyllable(this.#vocabulary.part(token).text) ? part : { ...part, weight: part.weight * share };
    });
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
    const known = part.expansion.similarityOf(token) ?? part.others.get(token);
    if (known !== undefined) return known >= part.floor ? known : 0;
    const similarity = this.#vocabulary.similarity(part.part, token, part.floor);
    part.others.set(token, similarity);
    return similarity >= part.floor ? similarity : 0;
  }
}
