import { otherFormsOf } from '../names/index.ts';
import { stringAt } from './strings.ts';
import { firstOf, hashKey, type IndexTables } from './tables.ts';
import { articleLength, type Part, partSimilarity } from './token-similarity.ts';
import { FAMILY, keysOfQuery, soundsOfToken } from './vocabulary.ts';

/** Vocabulary entries like one query part, most similar first. */
export type Expansion = { tokens: Uint32Array; similarities: Float32Array };

/** Entries kept for one part, and entries compared at most. */
const KEPT = 160;
const COMPARED = 1500;

/** Sounds and texts of vocabulary entries, made when first needed. */
export class VocabularyReader {
  readonly #tables: IndexTables;
  readonly #parts: (Part | undefined)[];

  constructor(tables: IndexTables) {
    this.#tables = tables;
    this.#parts = new Array(tables.tokenWeight.length);
  }

  /** The entry's text and sounds. */
  part(token: number): Part {
    const known = this.#parts[token];
    if (known) return known;
    const text = stringAt(this.#tables.tokens, token);
    const part = { text, sounds: soundsOfToken(text) };
    this.#parts[token] = part;
    return part;
  }
}

/** Finds the entries that may be spellings of one part, at or above `floor` (0..1). */
export class Expander {
  readonly #tables: IndexTables;
  readonly #reader: VocabularyReader;
  readonly #seen: Uint32Array;
  #round = 0;

  constructor(tables: IndexTables, reader: VocabularyReader) {
    this.#tables = tables;
    this.#reader = reader;
    this.#seen = new Uint32Array(tables.tokenWeight.length);
  }

  /** Entries like `part`. Initials are not searched for: they are compared on names found otherwise. */
  expand(part: Part, floor: number): Expansion {
    this.#round++;
    const found: [number, number][] = [];
    const compare = (token: number): void => {
      if (this.#seen[token] === this.#round) return;
      this.#seen[token] = this.#round;
      if (found.length >= COMPARED) return;
      const similarity = partSimilarity(part, this.#reader.part(token));
      if (similarity >= floor) found.push([token, similarity]);
    };
    for (const spelling of spellingsOf(part)) {
      keysOfQuery(spelling.text, spelling.sounds, (hash) => this.#eachWithKey(hash, compare));
    }
    for (const other of otherFormsOf(part.text)) {
      for (const token of this.exact(other)) compare(token);
    }
    found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const kept = found.slice(0, KEPT);
    return {
      tokens: Uint32Array.from(kept, ([token]) => token),
      similarities: Float32Array.from(kept, ([, similarity]) => similarity),
    };
  }

  /** The entry with exactly this text: none or one. */
  exact(text: string): number[] {
    const found: number[] = [];
    this.#eachWithKey(spellingHash(text), (token) => {
      if (this.#reader.part(token).text === text) found.push(token);
    });
    return found.slice(0, 1);
  }

  #eachWithKey(hash: number, visit: (token: number) => void): void {
    const { hashes, tokens } = this.#tables.keys;
    for (let at = firstOf(this.#tables.keys, hash); at < hashes.length && hashes[at] === hash; at++)
      visit(tokens[at] as number);
  }
}

function spellingHash(text: string): number {
  return hashKey(FAMILY.spelling, text);
}

/** A part as written, without its attached article, and with one. */
function spellingsOf(part: Part): Part[] {
  if (part.text.length < 4 || part.text.charCodeAt(0) === 126) return [part];
  if (articleLength(part) > 0) {
    const text = part.text.slice(2);
    return [part, { text, sounds: soundsOfToken(text) }];
  }
  const text = `al${part.text}`;
  return [part, { text, sounds: soundsOfToken(text) }];
}
