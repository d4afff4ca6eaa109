import {
  type Glyph,
  lineOfWords,
  type OcrLine,
  quadOf,
  type Raster,
  type Script,
  type ScriptReader,
  type ScriptWord,
  textOfWord,
} from '../vision/index.ts';
import { isRightToLeft } from './layout.ts';
import { alignLine } from './native-aligned.ts';
import type { Time } from './time.ts';

/** So many lines, the largest print first, are read again however slow the machine; the others while time is left. */
const ALWAYS_READ = 12;
const MOST_LINES = 40;
/** Latin print that the main reader knows is clearer than this; other scripts come out as unsure Latin or Chinese. */
const KNOWN_PRINT = 0.92;
const LEAST_WORD = 0.6;
/** Measured on eight cards: the main reader is at most 0.87 sure of letters it cannot know and at least 0.90 of Latin words. */
const KNOWN_WORD = 0.88;
const SURE_WORD = 0.9;
const LEAST_KEPT = 0.5;
const NARROW_GAP = 0.004;
/** Fewer characters than this say little about how sure a reader is. */
const SHORT_WORD = 5;
const CLEARLY = 0.05;
const MOSTLY = 0.9;
const DOUBTED = 0.55;
const DOUBTED_KNOWN = 0.8;

/** Letters that only the script's own model can have read rightly. */
const LETTERS: Readonly<Record<Script, RegExp>> = {
  ara: /\p{Script=Arabic}/u,
  hin: /\p{Script=Devanagari}/u,
  jpn: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u,
  kor: /[\p{Script=Hangul}\p{Script=Han}]/u,
  rus: /\p{Script=Cyrillic}/u,
  tha: /\p{Script=Thai}/u,
  ukr: /\p{Script=Cyrillic}/u,
  vie: /\p{Script=Latin}/u,
};
/** Scripts whose print the main reader takes for Latin with confidence: all lines with letters are read again. */
const LOOKS_LATIN: ReadonlySet<Script> = new Set(['vie', 'rus', 'ukr']);
/** A number or a day in figures: Japanese and Korean print has no digits of its own, and their models read these worse. */
const FIGURES = /^(?:[^\p{L}\d]*\d){6,}[^\p{L}\d]*$/u;
/** Documents in these never mix Latin words into a line of their own. */
const OWN_LINES: ReadonlySet<Script> = new Set(['ara', 'tha']);
const READS_HAN: ReadonlySet<Script> = new Set(['jpn', 'kor']);

export type NativeInput = {
  raster: Raster;
  lines: readonly OcrLine[];
  script: Script;
  reader: ScriptReader;
  time: Time;
};

/** The lines of a page with those in a script of its own read again by the model of that script, the rest as they were. */
export async function readNativeLines({ raster, lines, script, reader, time }: NativeInput): Promise<OcrLine[]> {
  const wanted = lines.filter((line) => isUnread(line, script));
  const largest = [...wanted].sort((a, b) => heightOf(b) - heightOf(a)).slice(0, MOST_LINES);
  const again = new Map<OcrLine, OcrLine>();
  for (const [index, line] of largest.entries()) {
    if (index >= ALWAYS_READ && time.isOver()) break;
    const [a, b, c, d] = line.box.quad;
    const words = await reader.read(script, raster, a && b && c && d ? [a, b, c, d] : quadOf(line.box));
    if (words === null) break;
    again.set(line, trusted(mergeLine(line, words, script), script, reader.model(script)?.trust ?? 1));
  }
  // What there was no time for is still the main reader's guess, which for these scripts looks like a clear word.
  const leftUnread = (line: OcrLine) =>
    LOOKS_LATIN.has(script) && wanted.includes(line) ? unsure(line, script) : line;
  return lines.map((line) => again.get(line) ?? leftUnread(line));
}

/** Letters without marks and spaces. */
function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M} ]/gu, '')
    .replaceAll('Đ', 'D')
    .replaceAll('đ', 'd');
}

/** A line that only the wrong model has read. */
function unsure(line: OcrLine, script: Script): OcrLine {
  const glyphs = (line.glyphs ?? []).map(doubted);
  return { ...line, script, glyphs, confidence: Math.min(DOUBTED, line.confidence) };
}

/** No letter of the script is told as surer than its model deserves, and none of a doubted word as sure at all. */
function trusted(line: OcrLine, script: Script, most: number): OcrLine {
  if (most === 1 || !line.glyphs) return line;
  const glyphs = line.glyphs.map((glyph) =>
    LETTERS[script].test(glyph.char) ? { ...glyph, probability: Math.min(most, glyph.probability) } : glyph,
  );
  return { ...line, glyphs, confidence: sureness(glyphs.filter((glyph) => glyph.char !== ' ')) };
}

function heightOf({ box }: OcrLine): number {
  const [a = [0, 0], , , d = a] = box.quad;
  return Math.hypot(d[0] - a[0], d[1] - a[1]);
}

function isUnread({ text, confidence }: OcrLine, script: Script): boolean {
  if (/<{2}/.test(text)) return false;
  // Brackets around nothing: the main reader left out what stands in them.
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (LOOKS_LATIN.has(script)) return /\p{L}/u.test(text);
  if (READS_HAN.has(script) && FIGURES.test(text.normalize('NFKC'))) return false;
  return confidence < KNOWN_PRINT || /[^\p{Script=Latin}\p{Script=Common}]/u.test(text);
}

/**
 * One line of two readings: words in the script's letters from its own model, everything else from the main reader, by
 * their places along the line. Where both are unsure, the surer one stands.
 */
export function mergeLine(line: OcrLine, words: readonly ScriptWord[], script: Script): OcrLine {
  if (script === 'jpn') return alignLine(line, words);
  const before = line.glyphs ?? [];
  const parts = script === 'kor' ? words.flatMap(cutAtBracket) : words;
  const surer = parts.filter((word) => isNative(word, script) && isSurer(word, before, script));
  // Letter by letter the same: the model that knows the marks says which stand there.
  const sameLetters = script === 'vie' && bare(line.text) === bare(lineOfWords(words).text);
  if (surer.length === 0 && !sameLetters) return script === 'vie' ? unsure(line, script) : line;
  const native = OWN_LINES.has(script)
    ? parts.filter((word) => surer.includes(word) || standsAmong(word, script))
    : surer;
  if (script === 'vie') return { ...line, ...lineOfWords(words), script };
  const figures = parts.filter((word) => isClearerFigure(word, before));
  const own = [...native, ...figures];
  const ordered = [...own, ...leftOver(before, own, script)].sort((a, b) => a.from - b.from);
  const backwards = isRightToLeft(native.map(textOfWord).join(' '));
  const told = ordered.map((word) => (word.doubted ? { ...word, glyphs: word.glyphs.map(doubted) } : word));
  return { ...line, ...lineOfWords(backwards ? told.reverse().map(mirrored) : told), script };
}

function doubted(glyph: Glyph): Glyph {
  return { ...glyph, probability: Math.min(DOUBTED, glyph.probability) };
}

/** Written in the script's letters almost throughout: a Latin word forced into them comes out mixed with signs. */
function isNative(word: ScriptWord, script: Script): boolean {
  const chars = [...textOfWord(word)].filter((char) => !/[\p{Nd}.,:;/()'·-]/u.test(char));
  const own = chars.filter((char) => LETTERS[script].test(char) || /\p{M}/u.test(char));
  return own.length > 0 && own.length >= chars.length * MOSTLY;
}

function isSurer(word: ScriptWord, before: readonly Glyph[], script: Script): boolean {
  const seen = under(word, before);
  const [sure, known] = [sureness(word.glyphs), sureness(seen)];
  if (sure < LEAST_WORD || sure < known) return false;
  if (word.doubted) return known < DOUBTED_KNOWN;
  return LOOKS_LATIN.has(script) || seen.length < SHORT_WORD || known < KNOWN_WORD;
}

/** In a line that is in the script, what its model reads twice as a word is one, however sure the main reader is of its Latin. */
function standsAmong(word: ScriptWord, script: Script): boolean {
  return isNative(word, script) && !word.doubted && sureness(word.glyphs) >= SURE_WORD;
}

/** A Korean name touches the characters it is written with, which stand in brackets and are words for the main reader. */
function cutAtBracket(word: ScriptWord): ScriptWord[] {
  const at = word.glyphs.findIndex((glyph) => glyph.char === '(');
  const [last, first] = [word.glyphs[at - 1], word.glyphs[at]];
  if (at < 1 || !last || !first) return [word];
  const border = (last.at + first.at) / 2;
  return [
    { ...word, to: border, glyphs: word.glyphs.slice(0, at) },
    { ...word, from: border, glyphs: word.glyphs.slice(at) },
  ];
}

/** Figures that the main reader lost between native words, or is unsure of, as it is of Thai and Arabic digits. */
function isClearerFigure(word: ScriptWord, before: readonly Glyph[]): boolean {
  const seen = under(word, before);
  const figures =
    /^[\p{Nd}\p{P}]+$/u.test(textOfWord(word)) && !seen.some((glyph) => /\p{Script=Latin}/u.test(glyph.char));
  return figures && sureness(word.glyphs) > sureness(seen) + CLEARLY;
}

/** What the main reader saw in the place of a word. */
function under(word: ScriptWord, glyphs: readonly Glyph[]): Glyph[] {
  return glyphs.filter((glyph) => glyph.at >= word.from && glyph.at <= word.to);
}

function sureness(glyphs: readonly Glyph[]): number {
  return glyphs.length === 0 ? 0 : glyphs.reduce((sum, glyph) => sum + glyph.probability, 0) / glyphs.length;
}

/** What the main reader saw beside the native words, as words of its own. */
function leftOver(glyphs: readonly Glyph[], native: readonly ScriptWord[], script: Script): ScriptWord[] {
  const groups: Glyph[][] = [];
  let group: Glyph[] = [];
  for (const glyph of glyphs) {
    const before = group.at(-1);
    // A character that the main reader left out stands between two that it read.
    if (before && native.some(({ from, to }) => (from + to) / 2 > before.at && (from + to) / 2 < glyph.at)) {
      groups.push(group);
      group = [];
    }
    const covered = native.some((word) => glyph.at > word.from - NARROW_GAP && glyph.at < word.to + NARROW_GAP);
    const foreign = !READS_HAN.has(script) && /[^\p{Script=Latin}\p{Script=Common}]/u.test(glyph.char);
    if (covered || foreign || glyph.probability < LEAST_KEPT || glyph.char === ' ') {
      groups.push(group);
      group = [];
    } else group.push(glyph);
  }
  return [...groups, group]
    .filter((each) => each.length > 0 && !isSpeck(each, script))
    .map((each) => ({ from: each[0]?.at ?? 0, to: each.at(-1)?.at ?? 0, glyphs: each }));
}

/** A mark of the script that the main reader took for a Latin letter of its own, and was not sure of. */
function isSpeck([only, ...more]: readonly Glyph[], script: Script): boolean {
  const isLatin = more.length === 0 && /\p{Script=Latin}/u.test(only?.char ?? '');
  return OWN_LINES.has(script) && isLatin && (only?.probability ?? 0) < KNOWN_PRINT;
}

/** Places counted from the right, where such a line begins. */
function mirrored(word: ScriptWord): ScriptWord {
  return {
    from: 1 - word.to,
    to: 1 - word.from,
    glyphs: word.glyphs.map((glyph) => ({ ...glyph, at: 1 - glyph.at })),
  };
}
