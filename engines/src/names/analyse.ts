import { type ArabicPart, romaniseArabic } from './arabic.ts';
import { BUSINESS_TERMS, BUSINESS_WORDS } from './business-words.ts';
import { romaniseHanOrganization, romaniseHanPerson } from './chinese.ts';
import { isArticle, openCompound } from './compounds.ts';
import { romaniseCyrillic } from './cyrillic.ts';
import { cleanText, foldLatin } from './fold.ts';
import { simplify, syllableText } from './han.ts';
import { FORM_PHRASES, formSpelling, hasLegalForm } from './legal-forms.ts';
import { ascii, romaniseGreek, romaniseHangul, romaniseHebrew } from './other-scripts.ts';
import { PARTICLES, TITLE_AND_NAME, TITLES } from './particles.ts';
import { type Script, scriptOf, unmask } from './scripts.ts';
import { SIGN } from './signs.ts';

export type TokenKind = 'word' | 'initial' | 'number' | 'form' | 'particle' | 'title';

/**
 * One part of a name, ready to compare. `text` is lower-case ASCII behind the sign of its kind (signs.ts); a part from a
 * script without vowels is `bare`. `shown` is the written word it came from.
 */
export type NameToken = {
  text: string;
  shown: string;
  kind: TokenKind;
  bare: boolean;
  script: Script;
  /** Texts of the syllables of a Han or Hangul word, when there are several. */
  syllables?: readonly string[];
  /** The text of the same word without the vowels that it was given. */
  pattern?: string;
};

/** Names longer than this are cut; no authority lists a longer one. */
export const MAX_NAME = 1000;
/** Most parts of a name that are compared. */
export const MAX_TOKENS = 24;

const SEPARATORS = /[\s,;:/\\()[\]{}|_+*!?<>=~^#@%·•・،؛]+/u;
const DASHES = /[-‐‑‒–—―]+/u;
const DOTTED_LETTERS = /^(?:\p{L}\.)+\p{L}?\.?$/u;
const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's' };

type Piece = {
  text: string;
  shown: string;
  bare: boolean;
  script: Script;
  tied: boolean;
  /** Texts of a Han or Hangul word's syllables, and the whole word's text with its characters. */
  syllables?: readonly string[];
  signed?: string;
  pattern?: string;
};

/** Takes a written name in any script apart. Deterministic and total: never throws, an empty name gives no tokens. */
export function analyseName(
  name: string,
  options: { organization: boolean; respell?: (word: string) => string },
): NameToken[] {
  const { respell } = options;
  const written = split(cleanText(name.slice(0, MAX_NAME)), options.organization);
  const pieces = respell
    ? written.map((piece) => (piece.script === 'latin' ? { ...piece, text: respell(piece.text) } : piece))
    : written;
  const tokens = options.organization ? organizationTokens(pieces) : personTokens(pieces);
  return tokens.slice(0, MAX_TOKENS);
}

/** True when a name of unknown kind reads like an organization's: it carries a legal form. */
export function looksLikeOrganization(name: string): boolean {
  return hasLegalForm(split(cleanText(name.slice(0, MAX_NAME)), true).map((piece) => piece.text));
}

/** True when a name that was read as an organization's has a legal form or a word of business. */
export function isOrganizational(tokens: readonly NameToken[]): boolean {
  return tokens.some((each) => each.kind === 'form' || BUSINESS_TERMS.has(each.text));
}

function split(name: string, organization: boolean): Piece[] {
  const pieces: Piece[] = [];
  for (const word of name.split(SEPARATORS)) {
    const parts = word.split(DASHES).filter((part) => part !== '');
    parts.forEach((part, at) => {
      // A letter without a sound, alone, is no part of a name.
      for (const piece of romanise(unmask(part), organization))
        if (piece.text !== '') pieces.push({ ...piece, tied: at + 1 < parts.length });
    });
  }
  return pieces;
}

function romanise(word: string, organization: boolean): Omit<Piece, 'tied'>[] {
  const script = scriptOf(word);
  const as = (text: string, bare = false) => ({ text, shown: word, bare, script });
  switch (script) {
    case 'latin':
    case 'digits':
      return latinWords(word, organization).map((text) => as(text));
    case 'cyrillic':
      return latinWords(romaniseCyrillic(word), organization).map((text) => as(text));
    case 'arabic':
      return romaniseArabic(word).map(({ text, bare, pattern }: ArabicPart) => ({
        ...as(text, bare),
        ...(pattern === undefined ? {} : { pattern: SIGN.bare + pattern }),
      }));
    case 'hebrew':
      return [as(romaniseHebrew(word), true)];
    case 'han':
      return hanWords(simplify(word), organization).map((piece) => ({ ...piece, shown: word }));
    case 'hangul':
      return romaniseHangul(word).map((syllables) => ({
        ...as(syllables.join('')),
        syllables: syllables.filter((each) => each !== '').map((each) => SIGN.hangul + each),
      }));
    case 'greek':
      return [as(romaniseGreek(word))];
    case 'kana':
    case 'other':
      return [as(ascii(word))];
  }
}

function hanWords(word: string, organization: boolean): Omit<Piece, 'tied' | 'shown'>[] {
  const as = { bare: false, script: 'han' as const };
  if (organization || word.length > 4) return romaniseHanOrganization(word).map((text) => ({ ...as, text }));
  return romaniseHanPerson(word).map((syllables) => {
    const texts = syllables.map(({ pinyin, character }) => syllableText(pinyin, character));
    const pinyin = syllables.map((each) => each.pinyin).join('');
    return {
      ...as,
      text: pinyin,
      syllables: texts,
      signed: syllableText(pinyin, syllables.map((each) => each.character).join('')),
    };
  });
}

function latinWords(word: string, organization: boolean): string[] {
  const folded = foldLatin(word);
  if (DOTTED_LETTERS.test(folded)) {
    const letters = folded.replace(/[^a-z0-9]/g, '');
    return organization ? [letters] : [...letters];
  }
  return folded.split(organization ? /[^a-z0-9&]+/ : /[^a-z0-9]+/).filter((part) => part !== '');
}

function personTokens(pieces: readonly Piece[]): NameToken[] {
  const tokens = pieces.flatMap(personWord);
  // "Bin Yang": where little else is left, what looks like a particle is the name itself.
  const words = tokens.filter((each) => each.kind === 'word').length;
  return words >= 2 ? tokens : tokens.map(promote);
}

function personWord(piece: Piece): NameToken[] {
  const text = withoutLeet(piece.text);
  if (piece.bare) return [{ ...token(piece, SIGN.bare + text, 'word'), bare: true }];
  const syllables = piece.syllables && piece.syllables.length > 1 ? { syllables: piece.syllables } : {};
  if (piece.signed !== undefined) return [{ ...token(piece, piece.signed, 'word'), ...syllables }];
  if (piece.script === 'hangul') return [{ ...token(piece, SIGN.hangul + text, 'word'), ...syllables }];
  if (isArticle(text, piece.tied)) return [small(piece, 'al', 'particle')];
  return openCompound(text).map((part) => {
    const kind = kindInPerson(part);
    return kind === 'particle' || kind === 'title' ? small(piece, part, kind) : token(piece, part, kind);
  });
}

function promote(each: NameToken): NameToken {
  const isName = (each.kind === 'particle' || each.kind === 'title') && each.text !== `${SIGN.small}al`;
  return isName ? { ...each, text: each.text.slice(1), kind: 'word' } : each;
}

function token(piece: Piece, text: string, kind: TokenKind): NameToken {
  const pattern = piece.pattern === undefined || kind !== 'word' ? {} : { pattern: piece.pattern };
  return { text, shown: piece.shown, kind, bare: false, script: piece.script, ...pattern };
}

function small(piece: Piece, text: string, kind: TokenKind): NameToken {
  return token(piece, SIGN.small + text, kind);
}

function kindInPerson(text: string): TokenKind {
  if (text.length === 1) return /\d/.test(text) ? 'number' : 'initial';
  if (/^\d+$/.test(text)) return 'number';
  if (PARTICLES.has(text)) return 'particle';
  return TITLES.has(text) && !TITLE_AND_NAME.has(text) ? 'title' : 'word';
}

/** Digits typed for letters inside a word; a word that begins or consists of digits keeps them. */
function withoutLeet(text: string): string {
  if (!/\d/.test(text) || !/^[a-z]/.test(text) || !/[a-z]$/.test(text)) return text;
  return text.replace(/[01345]/g, (digit) => LEET[digit] ?? digit);
}

function organizationTokens(pieces: readonly Piece[]): NameToken[] {
  const tokens: NameToken[] = [];
  const words = pieces.map((piece) => formSpelling(piece.text));
  let at = 0;
  while (at < pieces.length) {
    const piece = pieces[at] as Piece;
    const phrase = FORM_PHRASES.get(words[at] ?? '')?.find((each) =>
      each.words.every((word, offset) => words[at + offset] === word),
    );
    if (phrase && !piece.bare) {
      const shown = pieces.slice(at, at + phrase.words.length).map((each) => each.shown);
      tokens.push({ ...token(piece, SIGN.form + phrase.form, 'form'), shown: [...new Set(shown)].join(' ') });
      at += phrase.words.length;
    } else {
      for (const each of organizationWord(piece)) tokens.push(each);
      at++;
    }
  }
  return tokens;
}

function organizationWord(piece: Piece): NameToken[] {
  if (piece.bare) return [{ ...token(piece, SIGN.bare + piece.text, 'word'), bare: true }];
  const parts = piece.text.split('&').filter((part) => part !== '');
  if (parts.length === 0) return [small(piece, 'and', 'particle')];
  if (isArticle(piece.text, piece.tied)) return [small(piece, 'al', 'particle')];
  return parts
    .flatMap((part) => openCompound(BUSINESS_WORDS.get(part) ?? part))
    .map((part) =>
      PARTICLES.has(part) ? small(piece, part, 'particle') : token(piece, part, kindInOrganization(part)),
    );
}

function kindInOrganization(text: string): TokenKind {
  if (/^\d+$/.test(text)) return 'number';
  return text.length === 1 ? 'initial' : 'word';
}
