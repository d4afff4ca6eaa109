import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { unpackWoff } from './woff.ts';

/** Fonts come from packages, drawn as paths: a machine without any system font renders the same picture. */
const FILES = {
  sans: latin(400),
  bold: latin(700),
  cjk: ['noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff'],
  cjkBold: ['noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff'],
  japanese: ['noto-sans-jp/files/noto-sans-jp-japanese-400-normal.woff'],
  korean: ['noto-sans-kr/files/noto-sans-kr-korean-400-normal.woff'],
  thai: ['noto-sans-thai/files/noto-sans-thai-thai-400-normal.woff'],
  arabic: ['noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff'],
} as const;

export type FontName = keyof typeof FILES;
export type Glyph = { path: string; advance: number };
/** A glyph of a shaped text: its outline with where it stands from the pen, in ems. */
export type Placed = Glyph & { x: number; y: number };

const FALLBACK: Readonly<Record<FontName, readonly FontName[]>> = {
  sans: ['sans', 'cjk'],
  bold: ['bold', 'cjkBold'],
  cjk: ['cjk', 'sans'],
  cjkBold: ['cjkBold', 'bold'],
  japanese: ['japanese', 'sans'],
  korean: ['korean', 'cjk', 'sans'],
  thai: ['thai', 'sans'],
  arabic: ['arabic', 'sans'],
};
/** Scripts whose letters change or move beside each other; all others are set letter by letter. */
const SHAPED = /[\p{Script=Thai}\p{Script=Devanagari}\p{Script=Arabic}]/u;
const RUNS =
  /[\p{Script=Thai}\p{Script=Devanagari}\p{Script=Arabic}\p{M}\u200c\u200d]+|[\s:]+|[^\p{Script=Thai}\p{Script=Devanagari}\p{Script=Arabic}\s:]+/gu;
const opened = new Map<string, Font>();
const glyphs = new Map<string, Glyph>();

function latin(weight: number): string[] {
  return ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'devanagari'].map(
    (subset) => `noto-sans/files/noto-sans-${subset}-${weight}-normal.woff`,
  );
}

/** The outline of a character on an em of 1, y upwards, from the first font of the family that has it. */
export function glyphOf(name: FontName, character: string): Glyph {
  const key = `${name} ${character}`;
  const known = glyphs.get(key);
  if (known) return known;
  const code = character.codePointAt(0) ?? 32;
  const font = fontFor(name, code);
  const glyph = font.glyphForCodePoint(code);
  const scale = 1 / font.unitsPerEm;
  const made = { path: glyph.path.scale(scale, scale).toSVG(), advance: glyph.advanceWidth * scale };
  glyphs.set(key, made);
  return made;
}

/** The glyphs of a text from left to right as they are seen: Arabic joined and from right to left, marks on their letters. */
export function shape(name: FontName, content: string): Placed[] {
  if (!SHAPED.test(content)) return [...content].map((character) => ({ ...glyphOf(name, character), x: 0, y: 0 }));
  const runs = (content.match(RUNS) ?? []).map((run) => (SHAPED.test(run) ? shapeRun(name, run) : shape(name, run)));
  // A text that begins in Arabic runs from right to left as a whole; its figures and Latin words keep their own order.
  return (/^[^\p{L}]*\p{Script=Arabic}/u.test(content) ? runs.reverse() : runs).flat();
}

function shapeRun(name: FontName, run: string): Placed[] {
  const font = fontFor(name, run.codePointAt(0) ?? 32);
  const scale = 1 / font.unitsPerEm;
  const { glyphs: shaped, positions } = font.layout(run);
  return shaped.map((glyph, at) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
    const path = glyph.path.scale(scale, scale).toSVG();
    return { path, advance: xAdvance * scale, x: xOffset * scale, y: yOffset * scale };
  });
}

function fontFor(name: FontName, code: number): Font {
  const files = FALLBACK[name].flatMap((family) => FILES[family]);
  for (const file of files) if (open(file).hasGlyphForCodePoint(code)) return open(file);
  const [first] = files;
  if (first === undefined) throw new RangeError(`no font for ${name}`);
  return open(first);
}

function open(file: string): Font {
  const known = opened.get(file);
  if (known) return known;
  const path = createRequire(import.meta.url).resolve(`@fontsource/${file}`);
  const font = create(unpackWoff(readFileSync(path)));
  if (!('glyphForCodePoint' in font)) throw new TypeError(`${file} is a collection of fonts`);
  opened.set(file, font);
  return font;
}
