import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { unpackWoff } from './woff.ts';

/** Fonts come from packages, drawn as paths: a machine without any system font renders the same picture. */
const FILES = {
  sans: ['noto-sans/files/noto-sans-latin-400-normal.woff', 'noto-sans/files/noto-sans-latin-ext-400-normal.woff'],
  bold: ['noto-sans/files/noto-sans-latin-700-normal.woff', 'noto-sans/files/noto-sans-latin-ext-700-normal.woff'],
  cjk: ['noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff'],
  cjkBold: ['noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff'],
} as const;

export type FontName = keyof typeof FILES;
export type Glyph = { path: string; advance: number };

const FALLBACK: Readonly<Record<FontName, readonly FontName[]>> = {
  sans: ['sans', 'cjk'],
  bold: ['bold', 'cjkBold'],
  cjk: ['cjk', 'sans'],
  cjkBold: ['cjkBold', 'bold'],
};
const opened = new Map<string, Font>();
const glyphs = new Map<string, Glyph>();

/** The outline of a character on an em of 1, y upwards, from the first font of the family that has it. */
export function glyphOf(name: FontName, character: string): Glyph {
  const key = `${name} ${character}`;
  const known = glyphs.get(key);
  if (known) return known;
  const code = character.codePointAt(0) ?? 32;
  const fonts = FALLBACK[name].flatMap((family) => FILES[family]).map(open);
  const font = fonts.find((candidate) => candidate.hasGlyphForCodePoint(code)) ?? fonts[0];
  if (!font) throw new RangeError(`no font for ${name}`);
  const glyph = font.glyphForCodePoint(code);
  const scale = 1 / font.unitsPerEm;
  const made = { path: glyph.path.scale(scale, scale).toSVG(), advance: glyph.advanceWidth * scale };
  glyphs.set(key, made);
  return made;
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
