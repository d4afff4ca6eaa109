import { isSyllable } from '../names/index.ts';
import { Aligner, type Alignment, type Missing, MOST_PARTS } from './align.ts';
import { calibrate } from './calibrate.ts';
import { CandidateFinder } from './candidates.ts';
import { Expander } from './expand.ts';
import { NAME_BITS, WEAK_NAME } from './kinds.ts';
import { PairMemory } from './pair-memory.ts';
import {
  isWrittenWhole,
  type QueryPart,
  QueryReader,
  type Reading,
  type ReadingRules,
  readsAsOrganization,
} from './query.ts';
import { RECORD, TRAIT } from './records.ts';
import type { IndexTables } from './tables.ts';
import type { VocabularyReader } from './vocabulary-reader.ts';
import { SCORING } from './weights.ts';
import type { WorkCounter } from './work.ts';

/** The best name of one entity: its row, its calibrated score, and how the query's reading aligns with it. */
export type Hit = { name: number; score: number; alignment: Alignment; reading: Reading };

type Least = { rating: number; score: number };

/** The part of a search that compares names; facts beside the name are not its matter. One search at a time. */
export class NameSearch {
  readonly #tables: IndexTables;
  readonly #vocabulary: VocabularyReader;
  readonly #queries: QueryReader;
  readonly #finder: CandidateFinder;
  readonly #aligner = new Aligner();
  readonly #pairs = new PairMemory();
  readonly #work: WorkCounter;

  constructor(tables: IndexTables, vocabulary: VocabularyReader, work: WorkCounter) {
    this.#tables = tables;
    this.#work = work;
    this.#vocabulary = vocabulary;
    this.#queries = new QueryReader(tables, new Expander(vocabulary, work), vocabulary);
    this.#finder = new CandidateFinder(tables, work);
  }

  /**
   * The best name of each entity that any reading of the query leads to; `least` tells the rating below which names are not compared,
   * and the calibrated score below which they are no hits.
   */
  find(query: { name: string; schema?: string }, rules: ReadingRules & { least: Least }): Map<number, Hit> {
    const hits = new Map<number, Hit>();
    const organization = readsAsOrganization(query.name, query.schema);
    const readings = this.#queries.read(query.name, organization, rules);
    this.#work.readings = readings.length;
    for (const reading of readings) this.#collect(reading, { organization, least: rules.least }, hits);
    return hits;
  }

  /** Scores the names a reading leads to; of each entity the best name stays. */
  #collect(reading: Reading, rules: { organization: boolean; least: Least }, hits: Map<number, Hit>): void {
    const { organization, least } = rules;
    const carrying = reading.parts.some((part) => !part.small);
    const searched = reading.parts.filter((part) => !part.small || !carrying);
    const names = this.#finder.find(
      searched.map((part) => part.expansion),
      searched.map((part) => part.weight),
      least.rating,
    );
    const whole = isWrittenWhole(reading);
    const missing = { left: SCORING.missingInList, right: whole ? SCORING.missingSyllable : SCORING.missingInQuery };
    this.#work.candidates += names.length;
    this.#aligner.left.load(reading.parts);
    for (const name of names) {
      const raw = this.#align(reading, { name, whole, missing });
      const score = calibrate(raw * this.#factorOf(name, organization));
      const entity = this.#tables.nameEntity[name] as number;
      if (score >= least.score && score > (hits.get(entity)?.score ?? 0))
        hits.set(entity, { name, score, alignment: { score: raw, pairs: this.#aligner.pairs() }, reading });
    }
  }

  #align({ parts }: Reading, { name, whole, missing }: { name: number; whole: boolean; missing: Missing }): number {
    const { offsets, values } = this.#tables.nameTokens;
    const start = offsets[name] as number;
    const count = Math.min((offsets[name + 1] as number) - start, MOST_PARTS);
    this.#loadListed(start, count, whole);
    this.#work.pairs += parts.length * count;
    this.#aligner.begin();
    for (let left = 0; left < this.#aligner.left.count; left++) {
      const part = parts[left] as QueryPart;
      for (let right = 0; right < count; right++)
        this.#aligner.offer(left, right, this.#similarity(part, values[start + right] as number));
    }
    return this.#aligner.score(missing);
  }

  #factorOf(name: number, organization: boolean): number {
    const kind = this.#tables.nameKind[name] as number;
    const weak = (kind & NAME_BITS.kind) === WEAK_NAME ? SCORING.weakAlias : 1;
    return !organization && (kind & NAME_BITS.organizational) !== 0 ? weak * SCORING.organizationForPerson : weak;
  }

  /** Families of the Chinese and Korean worlds take a Western given name as well; only a syllable is missed as a syllable. */
  #loadListed(start: number, count: number, whole: boolean): void {
    const { nameTokens, tokenWeight, tokenRecords } = this.#tables;
    const side = this.#aligner.right;
    side.count = count;
    for (let at = 0; at < count; at++) {
      const token = nameTokens.values[start + at] as number;
      const traits = (tokenRecords[token * RECORD + 1] as number) >>> 24;
      const weight = tokenWeight[token] as number;
      side.weight[at] = !whole || isSyllable(this.#vocabulary.part(token).text) ? weight : weight * BESIDE_SYLLABLES;
      side.small[at] = (traits & TRAIT.small) === 0 ? 0 : 1;
      side.initial[at] = (traits & TRAIT.initial) === 0 ? 0 : 1;
    }
  }

  #similarity(part: QueryPart, token: number): number {
    let similarity = part.expansion.similarityOf(token);
    if (similarity < 0) similarity = this.#pairs.get(part.number, token);
    if (similarity < 0) similarity = this.#pairs.keep(this.#vocabulary.similarity(part.part, token, part.floor));
    return similarity >= part.floor ? similarity : 0;
  }
}

const BESIDE_SYLLABLES = SCORING.missingInQuery / SCORING.missingSyllable;
