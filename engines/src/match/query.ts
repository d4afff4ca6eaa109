import {
  analyseName,
  looksLikeOrganization,
  MAX_TOKENS,
  type NameToken,
  openCompound,
  plain,
  readSyllableText,
  respellBusinessWord,
  SIGN,
  signOf,
  syllableText,
} from '../names/index.ts';
import type { WeighedPart } from './align.ts';
import { type Expander, Expansion, type Looked } from './expand.ts';
import { isSmall, KIND_WEIGHT } from './kinds.ts';
import { type Part, partOf } from './part.ts';
import type { IndexTables } from './tables.ts';
import type { VocabularyReader } from './vocabulary-reader.ts';
import { PROFILES, UNKNOWN_WEIGHT } from './weights.ts';

/** One part of a query with the vocabulary entries it may stand for. */
export type QueryPart = WeighedPart & {
  part: Part;
  token: NameToken;
  expansion: Expansion;
  /** Number of this part and floor among all that were looked up: how like other entries are is remembered by it. */
  number: number;
  floor: number;
};

/** One reading of a query: its parts as written, or with words joined, split or respelt; `joined` tells which. */
export type Reading = { parts: QueryPart[]; joined: ReadonlySet<number> };

/** Names in Han or Hangul are written whole: nobody leaves a syllable out, as others leave out middle names. */
export function isWrittenWhole(reading: Reading): boolean {
  return reading.parts.every(({ small, token }) => small || token.script === 'han' || token.script === 'hangul');
}

/** What a profile allows a reader to try. */
export type ReadingRules = { floor: number; alignFloor: number; splits: boolean };

const ORGANIZATION_SCHEMAS: ReadonlySet<string> = new Set([
  'Organization',
  'Company',
  'Vessel',
  'Airplane',
  'PublicBody',
  'LegalEntity',
]);
const NOTHING = new Expansion([]);
/** Most readings beside the written one, of each sort. */
const MAX_JOINED = 3;
const MAX_SPLIT = 3;
/** Letters of a word that may be two. */
const SHORTEST_SPLIT = 6;
const LONGEST_SPLIT = 60;
/** A joined word must be a close spelling of a listed one. */
const JOINED_FLOOR = 0.9;
/** Names with a spelling up to which it may be a slip that a list itself has. */
const RARE_SPELLING = 2;
/** Names in which a half must occur before a listed word is split in two. */
const COMMON_HALF = 15;

/** Whether to read a name as an organization's. */
export function readsAsOrganization(name: string, schema: string | undefined): boolean {
  if (schema === undefined || schema === 'Thing') return looksLikeOrganization(name);
  return ORGANIZATION_SCHEMAS.has(schema);
}

/** Takes the query apart and looks every part up; the other readings try words joined, split and respelt. */
export class QueryReader {
  readonly #tables: IndexTables;
  readonly #expander: Expander;
  readonly #vocabulary: VocabularyReader;
  /** Parts of the present query: its readings share most of them. */
  readonly #looked = new Map<string, QueryPart>();
  #rules: ReadingRules = PROFILES.balanced;
  #parts = 0;

  constructor(tables: IndexTables, expander: Expander, vocabulary: VocabularyReader) {
    this.#tables = tables;
    this.#expander = expander;
    this.#vocabulary = vocabulary;
  }

  /** The readings of a query, the written one first; none when the name has no parts. */
  read(name: string, organization: boolean, rules: ReadingRules): Reading[] {
    this.#looked.clear();
    this.#rules = rules;
    const written = this.#reading(analyseName(name, { organization }));
    if (written.parts.length === 0) return [];
    if (!rules.splits) return [written];
    const syllables = this.#syllableReading(written);
    const respelt = organization ? this.#respeltReading(name) : [];
    return [
      ...respelt,
      ...scriptReadings(written),
      ...this.#patternReading(written),
      written,
      ...syllables,
      ...this.#joinedReadings(written),
      ...this.#splitReadings(written),
    ];
  }

  #reading(tokens: readonly NameToken[]): Reading {
    return { parts: tokens.map((token) => this.#part(token, this.#rules)), joined: new Set() };
  }

  #part(token: NameToken, { floor, alignFloor }: { floor: number; alignFloor: number }): QueryPart {
    const key = `${alignFloor} ${token.kind} ${token.text}`;
    const looked = this.#looked.get(key);
    if (looked) return { ...looked, token };
    const { part, expansion } =
      token.kind === 'initial' ? this.#onlyItself(token.text) : this.#expander.expand(token.text, floor);
    const found: QueryPart = {
      part,
      token,
      small: isSmall(token.kind),
      initial: token.kind === 'initial',
      known: expansion.similarities[0] === 1,
      weight: KIND_WEIGHT[token.kind] ?? this.#weightOf(expansion),
      expansion,
      number: this.#parts++,
      floor: alignFloor,
    };
    this.#looked.set(key, found);
    return found;
  }

  #onlyItself(text: string): Looked {
    const [token] = this.#vocabulary.exact(text);
    const expansion = token === undefined ? NOTHING : new Expansion([{ token, similarity: 1 }]);
    return { part: partOf(text), expansion };
  }

  /** A part that no list knows is as rare as can be, unless it is a near spelling of one that is known. */
  #weightOf(expansion: Expansion): number {
    const nearest = expansion.tokens[0];
    if (nearest === undefined) return UNKNOWN_WEIGHT;
    const weight = this.#tables.tokenWeight[nearest] as number;
    return (expansion.similarities[0] as number) >= 0.9 ? weight : Math.max(weight, UNKNOWN_WEIGHT * 0.8);
  }

  /** A slip of the pen in "company" must not hide the company: words that no list has are respelt as business words. */
  #respeltReading(name: string): Reading[] {
    let changed = false;
    const respell = (word: string): string => {
      if (this.#namesWith(word) > RARE_SPELLING) return word;
      const known = respellBusinessWord(word);
      changed ||= known !== word;
      return known;
    };
    const tokens = analyseName(name, { organization: true, respell });
    return changed ? [this.#reading(tokens)] : [];
  }

  /** Vowels given to a common Arabic word are the usual ones; the name may be listed with others ("Amor" for "Omar"). */
  #patternReading(written: Reading): Reading[] {
    if (!written.parts.some((part) => part.token.pattern !== undefined)) return [];
    const tokens = written.parts.map(({ token }) =>
      token.pattern === undefined ? token : { ...token, text: token.pattern, bare: true },
    );
    return [this.#reading(tokens)];
  }

  /** Given names in Han characters are written as one word or as one word a syllable. */
  #syllableReading(written: Reading): Reading[] {
    if (!written.parts.some((part) => part.token.syllables)) return [];
    const tokens = written.parts.flatMap(
      ({ token }) => token.syllables?.map((text) => ({ ...token, text })) ?? [token],
    );
    return [this.#reading(tokens.slice(0, MAX_TOKENS))];
  }

  #joinedReadings(written: Reading): Reading[] {
    const readings: Reading[] = [];
    const { parts } = written;
    for (let at = 0; at + 1 < parts.length && readings.length < MAX_JOINED; at++) {
      const token = joinTokens((parts[at] as QueryPart).token, (parts[at + 1] as QueryPart).token);
      if (token === null) continue;
      const joined = this.#part(token, { floor: JOINED_FLOOR, alignFloor: JOINED_FLOOR });
      if (joined.expansion.tokens.length > 0)
        readings.push({ parts: [...parts.slice(0, at), joined, ...parts.slice(at + 2)], joined: new Set([at]) });
    }
    return readings;
  }

  #splitReadings(written: Reading): Reading[] {
    const readings: Reading[] = [];
    for (const [at, part] of written.parts.entries()) {
      const { length } = part.token.text;
      if (part.small || part.part.sign !== null || length < SHORTEST_SPLIT || length > LONGEST_SPLIT) continue;
      for (const halves of this.#splitsOf(part.token.text)) {
        if (readings.length === MAX_SPLIT) return readings;
        const parts = halves.map((text) => this.#part({ ...part.token, text, kind: 'word' }, this.#rules));
        const joined = new Set(parts.map((_, offset) => at + offset));
        readings.push({ parts: [...written.parts.slice(0, at), ...parts, ...written.parts.slice(at + 1)], joined });
      }
    }
    return readings;
  }

  /** The two likeliest ways to cut a word into words that the lists have; a listed word is only cut into common ones. */
  #splitsOf(text: string): string[][] {
    const listed = this.#vocabulary.exact(text).length > 0;
    const [shortest, least] = listed ? [4, COMMON_HALF] : [2, 1];
    const found: { halves: string[]; common: number }[] = [];
    for (let cut = shortest; cut <= text.length - shortest; cut++) {
      const halves = [text.slice(0, cut), text.slice(cut)].flatMap((half) => openCompound(half));
      const counts = halves.map((half) => this.#namesWith(half));
      if (counts.every((count) => count >= least))
        found.push({ halves, common: counts.reduce((sum, count) => sum + Math.log(count + 1), 0) });
    }
    return found
      .sort((a, b) => b.common - a.common)
      .slice(0, 2)
      .map((each) => each.halves);
  }

  #namesWith(text: string): number {
    const [token] = this.#vocabulary.exact(text);
    if (token === undefined) return 0;
    const { offsets } = this.#tables.postings;
    return (offsets[token + 1] as number) - (offsets[token] as number);
  }
}

/** A name given in two scripts, "Ansar (أنصار)", is two writings of one name: each is a reading of its own. */
function scriptReadings(written: Reading): Reading[] {
  const writings = new Set(written.parts.filter((part) => !part.small).map((part) => writingOf(part.token)));
  if (writings.size < 2 || writings.size > 3) return [];
  return [...writings].map((writing) => ({
    parts: written.parts.filter((part) => writingOf(part.token) === writing),
    joined: new Set<number>(),
  }));
}

/** Japanese is written with kana and Han characters together: "さゆり 田中" is one writing of one name. */
function writingOf({ script }: NameToken): NameToken['script'] {
  return script === 'kana' ? 'han' : script;
}

const JOINABLE: ReadonlySet<string> = new Set(['latin', 'cyrillic', 'han', 'hangul', 'arabic']);

/** Two neighbouring words as one, when they may be one. */
function joinTokens(left: NameToken, right: NameToken): NameToken | null {
  const [first, second] = [plainWord(left), plainWord(right)];
  if (first === null || second === null || first.length + second.length > 24) return null;
  if (left.script !== right.script || !JOINABLE.has(left.script)) return null;
  const shown = `${left.shown} ${right.shown}`;
  return {
    text: joinTexts(left, right, first + second),
    shown,
    kind: 'word',
    bare: left.bare || right.bare,
    script: left.script,
  };
}

function joinTexts(left: NameToken, right: NameToken, letters: string): string {
  if (left.bare || right.bare) return SIGN.bare + letters;
  if (left.script === 'hangul') return SIGN.hangul + letters;
  if (signOf(left.text) !== SIGN.syllable || signOf(right.text) !== SIGN.syllable) return letters;
  return syllableText(letters, readSyllableText(left.text).characters + readSyllableText(right.text).characters);
}

/** The letters of a token that may be half of a word. */
function plainWord(token: NameToken): string | null {
  return token.kind === 'form' || token.kind === 'number' ? null : plain(token.text);
}
