import { type Glyph, lineOfWords, type OcrLine, type ScriptWord } from '../vision/index.ts';
import { alignedPairs } from './text.ts';

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Below this the main reader does not know a character. */
const KNOWN = 0.88;
const LEAST_KEPT = 0.5;
/** Where two readers see two characters neither is told as sure. */
const DISPUTED = 0.55;

/** The characters in which Japan writes: the lead bytes of the two levels of JIS X 0208. */
const JIS = jis();

function jis(): ReadonlySet<string> {
  const decoder = new TextDecoder('shift_jis');
  const signs = new Set<string>();
  for (let lead = 0x88; lead <= 0xea; lead++) {
    if (lead > 0x9f && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++)
      if (trail !== 0x7f) signs.add(decoder.decode(Uint8Array.of(lead, trail)));
  }
  return signs;
}

/**
 * A Japanese line of two readings, character by character: the main reader knows the forms best, but leaves out those that only
 * Japan writes (県, 咲) and knows no kana; the places that the script's model tells are too rough to merge by.
 */
export function alignLine(line: OcrLine, words: readonly ScriptWord[]): OcrLine {
  const main = (line.glyphs ?? []).filter((glyph) => glyph.char.trim() !== '');
  const own = words
    .flatMap(({ glyphs, doubted }) => glyphs.map((glyph) => (doubted ? disputed(glyph) : glyph)))
    .filter((glyph) => glyph.char.trim() !== '');
  if (!own.some((glyph) => JAPANESE.test(glyph.char))) return line;
  const glyphs = alignedPairs(main, own, same).flatMap(([a, b]) => chosen(a, b) ?? []);
  return { ...line, ...lineOfWords([{ from: 0, to: 1, glyphs }]), script: 'jpn' };
}

function chosen(main: Glyph | undefined, own: Glyph | undefined): Glyph | null {
  if (!main) return own && own.probability >= LEAST_KEPT && JAPANESE.test(own.char) ? own : null;
  if (!own) return main.probability >= LEAST_KEPT ? main : null;
  if (same(main, own)) return main;
  if (!JAPANESE.test(own.char)) return main;
  if (KANA.test(own.char) || (/\p{Script=Han}/u.test(main.char) && !JIS.has(main.char))) return own;
  return disputed(main.probability < KNOWN && own.probability > main.probability ? own : main);
}

function disputed(glyph: Glyph): Glyph {
  return { ...glyph, probability: Math.min(DISPUTED, glyph.probability) };
}

function same(a: Glyph, b: Glyph): boolean {
  return a.char.normalize('NFKC') === b.char.normalize('NFKC');
}
