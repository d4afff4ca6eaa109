import { type Homography, type Point, project, type Raster } from '@acquaint/engines/vision';
import { type FontName, glyphOf } from './drawing/fonts.ts';
import type { Random } from './random.ts';

/** Points of a drawing are half as many again once it is a sheet of pixels. */
const SHEET = 1.5;
const OTHER_FONTS: readonly [FontName, ...FontName[]] = ['bold', 'cjk', 'japanese', 'cjkBold'];
const VALUE = /^[A-Z0-9][A-Z0-9 .,/-]{4,24}$/;
const LEAST_SIZE = 16;
const FIGURES = '0123456789';
const CAPITALS = 'ABCDEFHKLMNPRSTUX';

type Letter = { char: string; at: number; length: number; x: number; y: number; size: number };
type Value = { text: string; letters: Letter[] };

/** A drawing in which a value, or so many letters of it, was set again: other letters, another font, size and base line, as a forger guesses them. */
export function retype(svg: string, count: number | null, random: Random): string {
  const value = random.pick(atLeastOne(valuesOf(svg)));
  const letters = value.letters.filter(({ char }) => /[A-Z0-9]/.test(char));
  const from = count === null ? 0 : random.int(0, Math.max(0, letters.length - count));
  const changed = letters.slice(from, count === null ? undefined : from + count);
  const font = random.pick(OTHER_FONTS);
  const scale = random.between(0.9, 1.12);
  const lift = random.between(-0.05, 0.05);
  let pen = changed[0]?.x ?? 0;
  const paths = changed.map(({ char, x, y, size, at, length }) => {
    const kind = /\d/.test(char) ? FIGURES : CAPITALS;
    const { path, advance } = glyphOf(font, random.pick(atLeastOne([...kind].filter((each) => each !== char))));
    // Single letters stand where others stood; a whole value runs on at its own pace.
    const left = count === null ? pen : x;
    pen += advance * size * scale;
    const place = `translate(${left.toFixed(2)} ${(y + lift * size).toFixed(2)}) scale(${size * scale} ${-size * scale})`;
    return { at, length, path: `<path transform="${place}" d="${path}"/>` };
  });
  return paths
    .reverse()
    .reduce((drawn, { at, length, path }) => drawn.slice(0, at) + path + drawn.slice(at + length), svg);
}

/** The drawing with another face in its large portrait; what is printed pale beside it stays. */
export function otherPortrait(svg: string, portrait: Uint8Array): string {
  const href = `href="data:image/jpeg;base64,${Buffer.from(portrait).toString('base64')}"`;
  return svg.replace(/<image [^>]*>/g, (image) =>
    image.includes('filter=') ? image : image.replace(/href="[^"]*"/, () => href),
  );
}

/** Lays one to four letters of the photograph over others of the same size, pixel by pixel. */
export function copyLetters(raster: Raster, svg: string, toPicture: Homography, random: Random): void {
  const values = valuesOf(svg);
  const source = random.pick(atLeastOne(values));
  const size = source.letters[0]?.size ?? 0;
  const alike = values.filter((value) => Math.abs((value.letters[0]?.size ?? 0) / size - 1) < 0.02);
  const target = random.pick(atLeastOne(alike));
  const count = random.int(1, Math.min(4, source.letters.length - 3, target.letters.length - 3));
  const start = random.int(0, source.letters.length - count - 2);
  const last = target.letters.length - count - 2;
  const onto = target === source ? (start + count + random.int(0, 1)) % (last + 1) : random.int(0, last);
  const placeOf = ({ letters }: Value, at: number): Point => {
    const letter = letters[at];
    return project(toPicture, [(letter?.x ?? 0) * SHEET, (letter?.y ?? 0) * SHEET]);
  };
  const [from, end, to] = [placeOf(source, start), placeOf(source, start + count), placeOf(target, onto)];
  const high = Math.abs(project(toPicture, [0, 100 * SHEET])[1] - project(toPicture, [0, 0])[1]) * (size / 100);
  const copy = { width: Math.round(end[0] - from[0]), height: Math.round(high) };
  const [left, top] = [Math.round(from[0]), Math.round(from[1] - high * 0.88)];
  const [toLeft, toTop] = [Math.round(to[0]), Math.round(to[1] - high * 0.88)];
  const before = raster.rgb.slice();
  for (let y = 0; y < copy.height; y++)
    for (let x = 0; x < copy.width * 3; x++)
      raster.rgb[((toTop + y) * raster.width + toLeft) * 3 + x] =
        before[((top + y) * raster.width + left) * 3 + x] ?? 0;
}

/** Printed values in capitals and figures, letter by letter. */
function valuesOf(svg: string): Value[] {
  const groups = [...svg.matchAll(/<g [^>]*data-said="([^"]*)"[^>]*>((?:<path [^>]*>)*)<\/g>/g)];
  return groups.flatMap((group): Value[] => {
    const text = decodeURIComponent(group[1] ?? '');
    const inside = group[2] ?? '';
    // The word across the sheet is no value of it.
    if (text === 'SPECIMEN' || !VALUE.test(text) || !/[A-Z0-9]{3}/.test(text)) return [];
    const start = group.index + group[0].length - '</g>'.length - inside.length;
    const chars = [...text].filter((char) => glyphOf('sans', char).path !== '');
    const paths = [
      ...inside.matchAll(/<path transform="translate\(([-\d.]+) ([-\d.]+)\) scale\(([\d.]+) [-\d.]+\)" d="[^"]*"\/>/g),
    ];
    if (paths.length !== chars.length || Number(paths[0]?.[3]) < LEAST_SIZE) return [];
    const letters = paths.map((path, i) => ({
      char: chars[i] ?? '',
      at: start + path.index,
      length: path[0].length,
      x: Number(path[1]),
      y: Number(path[2]),
      size: Number(path[3]),
    }));
    return [{ text, letters }];
  });
}

function atLeastOne<T>(values: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = values;
  if (first === undefined) throw new RangeError('this drawing has no printed value that can be changed');
  return [first, ...rest];
}
