import type { Expansion } from './expand.ts';
import type { IndexTables } from './tables.ts';
import { SCORING } from './weights.ts';
import type { WorkCounter } from './work.ts';

/** Names scored exactly for one reading. */
const SCORED = 120;
/** A part with more postings than this only adds to names that another part has found. */
const COMMON = 40_000;
/** Postings walked for one query, beside those of each reading's rarest part: a part that would exceed them is too common to choose by. */
const WALKED = 400_000;
const BUCKETS = 256;
/** Parts of a listed name that are looked at to see whether it has a certain one: about what so many postings cost. */
const PARTS_OF_A_NAME = 8;

/** One number a name: the part that reached it last (one more than its place) in the upper six bits, and the sum in this unit below. */
const PART_SHIFT = 26;
const SUM_MASK = (1 << PART_SHIFT) - 1;
const UNIT = 1 << 20;

type Searched = { part: number; expansion: Expansion; weight: number; postings: number };

/** Adds up, over the postings of all spellings of all parts, how much of each listed name a query could match. */
export class CandidateFinder {
  readonly #tables: IndexTables;
  readonly #work: WorkCounter;
  readonly #reached: Uint32Array;
  #touched = new Uint32Array(1024);
  #buckets = new Uint8Array(1024);
  #count = 0;
  readonly #counts = new Uint32Array(BUCKETS);

  constructor(tables: IndexTables, work: WorkCounter) {
    this.#tables = tables;
    this.#work = work;
    this.#reached = new Uint32Array(tables.nameEntity.length);
  }

  /** The most promising names that may score `least` or more, some 120 at most, in rising order. */
  find(expansions: readonly Expansion[], weights: readonly number[], least: number): number[] {
    const order = expansions
      .map((expansion, part) => ({
        ...{ part, expansion, weight: weights[part] as number },
        postings: this.#postingsOf(expansion),
      }))
      .filter((each) => each.postings > 0)
      .sort((a, b) => a.postings - b.postings || a.part - b.part);
    const lowest = Math.floor(Math.max(0, least) * BUCKETS);
    const queryWeight = this.#walk(
      order,
      weights.reduce((sum, weight) => sum + weight, 0),
      lowest / BUCKETS,
    );
    const best = this.#best(queryWeight, lowest);
    this.#reset();
    return best;
  }

  /** Walks the parts, the rarest first; returns the weight of those that could be walked and of those that no name has. */
  #walk(order: readonly Searched[], total: number, lowest: number): number {
    let queryWeight = total;
    let ahead = order.reduce((sum, each) => sum + each.weight, 0);
    let walked = 0;
    for (const each of order) {
      // What none of the parts before has reached can no longer come to enough.
      const addOnly = walked > 0 && (each.postings > COMMON || ahead < leastSum(total, lowest));
      const probed = addOnly && this.#count * PARTS_OF_A_NAME < each.postings;
      const cost = probed ? this.#count * PARTS_OF_A_NAME : each.postings;
      ahead -= each.weight;
      if (walked > 0 && this.#work.postings + walked + cost > WALKED) {
        // Nobody knows which names have it, so that it speaks against none of them.
        queryWeight -= each.weight;
        continue;
      }
      if (probed) this.#probe(each);
      else this.#accumulate(each, addOnly);
      walked += cost;
    }
    this.#work.postings += walked;
    return queryWeight;
  }

  #postingsOf(expansion: Expansion): number {
    const { offsets } = this.#tables.postings;
    let total = 0;
    for (const token of expansion.tokens) total += (offsets[token + 1] as number) - (offsets[token] as number);
    return total;
  }

  #accumulate({ part, expansion, weight }: Searched, addOnly: boolean): void {
    const { offsets, values } = this.#tables.postings;
    const reached = this.#reached;
    const mark = part + 1;
    for (let at = 0; at < expansion.tokens.length; at++) {
      const token = expansion.tokens[at] as number;
      const value = Math.round(weight * (expansion.similarities[at] as number) * UNIT);
      const end = offsets[token + 1] as number;
      for (let place = offsets[token] as number; place < end; place++) {
        const name = values[place] as number;
        const before = reached[name] as number;
        // Expansions come most similar first: the first to reach a name is the best this part can do there.
        if (before >>> PART_SHIFT === mark) continue;
        if (before === 0) {
          if (addOnly) continue;
          this.#touch(name);
        }
        reached[name] = ((mark << PART_SHIFT) | ((before & SUM_MASK) + value)) >>> 0;
      }
    }
  }

  /** Adds a common part to the names found so far by looking at their parts instead of at all names that have it. */
  #probe({ expansion, weight }: Searched): void {
    const { offsets, values } = this.#tables.nameTokens;
    for (let at = 0; at < this.#count; at++) {
      const name = this.#touched[at] as number;
      let best = 0;
      for (let place = offsets[name] as number; place < (offsets[name + 1] as number); place++) {
        const similarity = expansion.similarityOf(values[place] as number);
        if (similarity > best) best = similarity;
      }
      if (best > 0) this.#reached[name] = (this.#reached[name] as number) + Math.round(weight * best * UNIT);
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
    const enough = leastSum(queryWeight, lowest / BUCKETS) * UNIT;
    for (let at = 0; at < this.#count; at++) {
      const name = this.#touched[at] as number;
      const sum = (this.#reached[name] as number) & SUM_MASK;
      const bucket = sum < enough ? 0 : this.#bucketOf(name, sum / UNIT, queryWeight);
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

  #bucketOf(name: number, sum: number, queryWeight: number): number {
    const alone = Math.max(0, queryWeight - sum);
    const listed = Math.max(0, (this.#tables.nameWeight[name] as number) - sum);
    const estimate = sum / (sum + SCORING.missingInList * alone + SCORING.missingInQuery * listed + 1e-6);
    return Math.min(BUCKETS - 1, Math.floor(estimate * BUCKETS));
  }

  #reset(): void {
    for (let at = 0; at < this.#count; at++) this.#reached[this.#touched[at] as number] = 0;
    this.#count = 0;
  }
}

/** The least sum with which the estimate can reach `least`, even where the listed name has nothing else. */
function leastSum(queryWeight: number, least: number): number {
  return (SCORING.missingInList * least * queryWeight) / (1 - least + SCORING.missingInList * least);
}
