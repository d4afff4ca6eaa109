import { otherFormsOf, SIGN } from '../names/index.ts';
import { type Part, partOf } from './part.ts';
import { exactHash, keysOfQuery, keysWithoutArticle } from './vocabulary.ts';
import type { VocabularyReader } from './vocabulary-reader.ts';
import type { WorkCounter } from './work.ts';

type Found = { token: number; similarity: number };

/** Marks a free place in a table of entries. */
const FREE = 0xffffffff;

/** Vocabulary entries like one query part, most similar first. */
export class Expansion {
  readonly tokens: readonly number[];
  readonly similarities: readonly number[];
  /** The entries once more, to be found by their number: a table that is at most half full. Made when first asked. */
  #keys: Uint32Array | null = null;
  #values: number[] = [];

  constructor(found: readonly Found[]) {
    this.tokens = found.map((each) => each.token);
    this.similarities = found.map((each) => Math.fround(each.similarity));
  }

  /** How like the part an entry is, when it is among those found; otherwise -1. */
  similarityOf(token: number): number {
    const keys = this.#keys ?? this.#makeTable();
    const place = placeOf(keys, token);
    return keys[place] === token ? (this.#values[place] as number) : -1;
  }

  #makeTable(): Uint32Array {
    const size = 2 ** Math.ceil(Math.log2(2 * this.tokens.length + 2));
    const keys = new Uint32Array(size).fill(FREE);
    this.#values = new Array<number>(size).fill(0);
    for (let at = 0; at < this.tokens.length; at++) {
      const place = placeOf(keys, this.tokens[at] as number);
      keys[place] = this.tokens[at] as number;
      this.#values[place] = this.similarities[at] as number;
    }
    this.#keys = keys;
    return keys;
  }
}

/** The entry's place in a table, or the free one where it would be. */
function placeOf(keys: Uint32Array, token: number): number {
  const mask = keys.length - 1;
  let place = (Math.imul(token, 0x9e3779b1) >>> 7) & mask;
  while (keys[place] !== token && keys[place] !== FREE) place = (place + 1) & mask;
  return place;
}

/** Entries kept for one part, and entries compared at most. */
const KEPT = 120;
const COMPARED = 3000;
/** Parts whose expansion is remembered: given names come again and again. */
const REMEMBERED = 20_000;

/** A part and the entries that may be spellings of it. */
export type Looked = { part: Part; expansion: Expansion };

/** Finds the entries that may be spellings of one part, at or above `floor` (0..1). */
export class Expander {
  readonly #reader: VocabularyReader;
  readonly #seen: Uint32Array;
  readonly #memory = new Map<string, Looked>();
  readonly #work: WorkCounter;
  #round = 0;
  // What the present search is about.
  #part: Part = partOf('');
  #floor = 0;
  #compared = 0;
  #found: Found[] = [];

  constructor(reader: VocabularyReader, work: WorkCounter) {
    this.#work = work;
    this.#reader = reader;
    this.#seen = new Uint32Array(reader.size);
  }

  /** The part with this text, and the entries like it. */
  expand(text: string, floor: number): Looked {
    const key = `${floor} ${text}`;
    const known = this.#memory.get(key);
    if (known) return known;
    const part = partOf(text);
    const looked = { part, expansion: this.#search(part, floor) };
    if (this.#memory.size >= REMEMBERED) this.#forgetOldest();
    this.#memory.set(key, looked);
    return looked;
  }

  #forgetOldest(): void {
    const [oldest] = this.#memory.keys();
    if (oldest !== undefined) this.#memory.delete(oldest);
  }

  #search(part: Part, floor: number): Expansion {
    this.#round++;
    this.#part = part;
    this.#floor = floor;
    this.#compared = 0;
    this.#found = [];
    const sounds = part.row.bytes;
    keysOfQuery(part.text, sounds, this.#look);
    // A small word is looked up as a name as well: "bin" is a particle here and a given name there.
    if (part.sign === SIGN.small) this.#look(exactHash(part.text.slice(1)));
    if (part.behindArticle !== null) keysWithoutArticle(part.text, sounds, this.#look);
    if (part.hasForms)
      for (const other of otherFormsOf(part.text)) for (const token of this.#reader.exact(other)) this.#compare(token);
    this.#work.compared += this.#compared;
    this.#found.sort((a, b) => b.similarity - a.similarity || a.token - b.token);
    return new Expansion(this.#found.slice(0, KEPT));
  }

  readonly #look = (hash: number): void => this.#reader.eachWithKey(hash, this.#compare);

  readonly #compare = (token: number): void => {
    if (this.#seen[token] === this.#round || this.#compared >= COMPARED) return;
    this.#seen[token] = this.#round;
    this.#compared++;
    const similarity = this.#reader.similarity(this.#part, token, this.#floor);
    if (similarity >= this.#floor) this.#found.push({ token, similarity });
  };
}
