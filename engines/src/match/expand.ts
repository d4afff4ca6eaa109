import { otherFormsOf, SIGN } from '../names/index.ts';
import type { Part } from './part.ts';
import { exactHash, keysOfQuery, keysWithoutArticle } from './vocabulary.ts';
import type { VocabularyReader } from './vocabulary-reader.ts';
import type { WorkCounter } from './work.ts';

/** Vocabulary entries like one query part, most similar first. */
export class Expansion {
  readonly tokens: Uint32Array;
  readonly similarities: Float32Array;
  #places: Map<number, number> | null = null;

  constructor(found: readonly { token: number; similarity: number }[]) {
    this.tokens = Uint32Array.from(found, (each) => each.token);
    this.similarities = Float32Array.from(found, (each) => each.similarity);
  }

  /** How like the part an entry is, when it is among those found. */
  similarityOf(token: number): number | undefined {
    this.#places ??= new Map(Array.from(this.tokens, (each, at) => [each, at]));
    const place = this.#places.get(token);
    return place === undefined ? undefined : this.similarities[place];
  }
}

/** Entries kept for one part, and entries compared at most. */
const KEPT = 120;
const COMPARED = 3000;
/** Parts whose expansion is remembered: given names come again and again. */
const REMEMBERED = 20_000;

/** Finds the entries that may be spellings of one part, at or above `floor` (0..1). */
export class Expander {
  readonly #reader: VocabularyReader;
  readonly #seen: Uint32Array;
  readonly #memory = new Map<string, Expansion>();
  readonly #work: WorkCounter;
  #round = 0;

  constructor(reader: VocabularyReader, work: WorkCounter) {
    this.#work = work;
    this.#reader = reader;
    this.#seen = new Uint32Array(reader.size);
  }

  /** Entries like `part`. */
  expand(part: Part, floor: number): Expansion {
    const key = `${floor} ${part.text}`;
    const known = this.#memory.get(key);
    if (known) return known;
    const expansion = this.#search(part, floor);
    if (this.#memory.size >= REMEMBERED) this.#forgetOldest();
    this.#memory.set(key, expansion);
    return expansion;
  }

  #forgetOldest(): void {
    const [oldest] = this.#memory.keys();
    if (oldest !== undefined) this.#memory.delete(oldest);
  }

  #search(part: Part, floor: number): Expansion {
    this.#round++;
    let compared = 0;
    const found: { token: number; similarity: number }[] = [];
    const compare = (token: number): void => {
      if (this.#seen[token] === this.#round || compared >= COMPARED) return;
      this.#seen[token] = this.#round;
      compared++;
      const similarity = this.#reader.similarity(part, token, floor);
      if (similarity >= floor) found.push({ token, similarity });
    };
    const look = (hash: number): void => this.#reader.eachWithKey(hash, compare);
    const sounds = part.row.bytes;
    keysOfQuery(part.text, sounds, look);
    // A small word is looked up as a name as well: "bin" is a particle here and a given name there.
    if (part.sign === SIGN.small) look(exactHash(part.text.slice(1)));
    if (part.behindArticle !== null) keysWithoutArticle(part.text, sounds, look);
    for (const other of otherFormsOf(part.text)) for (const token of this.#reader.exact(other)) compare(token);
    this.#work.compared += compared;
    found.sort((a, b) => b.similarity - a.similarity || a.token - b.token);
    return new Expansion(found.slice(0, KEPT));
  }
}
