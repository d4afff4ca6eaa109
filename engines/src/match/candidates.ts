import type { Expansion } from './expand.ts';
import type { IndexTables } from './tables.ts';
import { SCORING } from './weights.ts';
import type { WorkCounter } from './work.ts';

/** Names scored exactly for one query. */
const SCORED = 120;
/** A part with more postings than this only adds to names that another part has found. */
const COMMON = 40_000;
/** Postings walked for one query, beside those of each reading's rarest part: a part that would exceed them is too common to choose by. */
const WALKED = 400_000;
const BUCKETS = 256;

/** Adds up, over the postings of all spellings of all parts, how much of each listed name a query could match. */
export class CandidateFinder {
  readonly #tables: IndexTables;
  readonly #work: WorkCounter;
  readonly #sum: Float32Array;
  readonly #last: Int16Array;
  #touched = new Uint32Array(1024);
  #buckets = new Uint8Array(1024);
  #count = 0;
  readonly #counts = new Uint32Array(BUCKETS);

  constructor(tables: IndexTables, work: WorkCounter) {
    this.#tables = tables;
    this.#work = work;
    this.#sum = new Float32Array(tables.nameEntity.length);
    this.#last = new Int16Array(tables.nameEntity.length).fill(-1);
  }

  /** The most promising names that may score `least` or more, some 120 at most, in rising order. */
  find(expansions: readonly Expansion[], weights: readonly number[], least: number): number[] {
    const order = expansions
      .map((expansion, part) => ({ part, expansion, postings: this.#postingsOf(expansion) }))
      .filter((each) => each.postings > 0)
      .sort((a, b) => a.postings - b.postings || a.part - b.part);
    let queryWeight = weights.reduce((sum, weight) => sum + weight, 0);
    let walked = 0;
    for (const { part, expansion, postings } of order) {
      const weight = weights[part] as number;
      if (walked > 0 && this.#work.postings + walked + postings > WALKED) {
        // Nobody knows which names have it, so that it speaks against none of them.
        queryWeight -= weight;
        continue;
      }
      this.#accumulate(part, expansion, weight, walked > 0 && postings > COMMON);
      walked += postings;
    }
    this.#work.postings += walked;
    const best = this.#best(queryWeight, Math.floor(Math.max(0, least) * BUCKETS));
    this.#reset();
    return best;
  }

  #postingsOf(expansion: Expansion): number {
    const { offsets } = this.#tables.postings;
    let total = 0;
    for (const token of expansion.tokens) total += (offsets[token + 1] as number) - (offsets[token] as number);
    return total;
  }

  #accumulate(part: number, expansion: Expansion, weight: number, addOnly: boolean): void {
    const { offsets, values } = this.#tables.postings;
    const sum = this.#sum;
    const last = this.#last;
    for (let at = 0; at < expansion.tokens.length; at++) {
      const token = expansion.tokens[at] as number;
      const value = weight * (expansion.similarities[at] as number);
      const end = offsets[token + 1] as number;
      for (let place = offsets[token] as number; place < end; place++) {
        const name = values[place] as number;
        const before = last[name] as number;
        // Expansions come most similar first: the first to reach a name is the best this part can do there.
        if (before === part) continue;
        if (before === -1) {
          if (addOnly) continue;
          this.#touch(name);
        }
        last[name] = part;
        sum[name] = (sum[name] as number) + value;
      }
    }
  }

  #touch(name: number): void {
    if (this.#count === this.#touched.length) {
      const larger = new Uint32Array(this.#touched.length * 2);
      larger.set(this.#touched);
      this.#touched = larger;
      this.#buckets = new Uint8Array(larger.length);
    }
    this.#touched[this.#count++] = name;
  }

  /** Keeps the best by an upper estimate of the score, through buckets instead of a sort. */
  #best(queryWeight: number, lowest: number): number[] {
    const counts = this.#counts.fill(0);
    for (let at = 0; at < this.#count; at++) {
      const bucket = this.#bucketOf(this.#touched[at] as number, queryWeight);
      this.#buckets[at] = bucket;
      counts[bucket] = (counts[bucket] as number) + 1;
    }
    let cut = BUCKETS - 1;
    for (let total = counts[cut] as number; cut > lowest && total + (counts[cut - 1] as number) <= SCORED; ) {
      cut--;
      total += counts[cut] as number;
    }
    const best: number[] = [];
    for (let at = 0; at < this.#count; at++) {
      const name = this.#touched[at] as number;
      if ((this.#buckets[at] as number) >= cut && best.length < SCORED * 4) best.push(name);
    }
    return best.sort((a, b) => a - b);
  }

  #bucketOf(name: number, queryWeight: number): number {
    const sum = this.#sum[name] as number;
    const alone = Math.max(0, queryWeight - sum);
    const listed = Math.max(0, (this.#tables.nameWeight[name] as number) - sum);
    const estimate = sum / (sum + SCORING.missingInList * alone + SCORING.missingInQuery * listed + 1e-6);
    return Math.min(BUCKETS - 1, Math.floor(estimate * BUCKETS));
  }

  #reset(): void {
    for (let at = 0; at < this.#count; at++) {
      const name = this.#touched[at] as number;
      this.#sum[name] = 0;
      this.#last[name] = -1;
    }
    this.#count = 0;
  }
}
