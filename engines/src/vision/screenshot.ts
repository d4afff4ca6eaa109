import { greyOf, type Raster } from './raster.ts';

/** Telephones' screens are at least so much longer than wide. */
const LEAST_ASPECT = 1.6;
/** A row of a bar is one shade but for signs; a camera's noise or a table's grain is never so even. */
const SAME_SHADE = 2;
const EVEN = 0.985;
const EVEN_BUT_SIGNS = 0.6;
/** Each bar's least part of the length, and both together from which the picture is surely a screen's. */
const LEAST_BAR = 0.05;
const PLAIN_BARS = 0.2;
const DARKEST = 48;
const LIGHTEST = 224;

/**
 * A picture kept from a telephone's screen, 0 to 1: long, with a bar above and one below in one shade of black or white, without any noise, in
 * which small signs stand (the clock, buttons). Of galleries and chats; a window of a desk computer is not known by this.
 */
export function screenshotOf(raster: Raster): number {
  const upright = raster.height >= raster.width;
  const [length, breadth] = upright ? [raster.height, raster.width] : [raster.width, raster.height];
  if (length / breadth < LEAST_ASPECT) return 0;
  const grey = greyOf(raster);
  const line = (at: number): Uint8Array =>
    upright
      ? grey.subarray(at * raster.width, (at + 1) * raster.width)
      : Uint8Array.from({ length: breadth }, (_, i) => grey[i * raster.width + at] ?? 0);
  const ground = shadeOf(line(0));
  if (ground > DARKEST && ground < LIGHTEST) return 0;
  const bars = [barFrom(0, 1, length, line, ground), barFrom(length - 1, -1, length, line, ground)];
  if (bars.some(({ rows }) => rows < length * LEAST_BAR) || !bars.some(({ signs }) => signs > 0)) return 0;
  const rows = bars.reduce((sum, bar) => sum + bar.rows, 0);
  const even = bars.reduce((sum, bar) => sum + bar.even, 0);
  // Bars without a single wholly even row are a dark or pale table.
  return even < rows / 2 ? 0 : Math.min(1, rows / length / PLAIN_BARS);
}

function barFrom(from: number, step: number, length: number, line: (at: number) => Uint8Array, ground: number) {
  const bar = { rows: 0, even: 0, signs: 0 };
  // Where the picture itself begins is no sign: signs have ground above and below.
  let unclosed = 0;
  for (let at = from; at >= 0 && at < length && bar.rows < length / 2; at += step) {
    const row = line(at);
    const same = row.reduce((sum, value) => sum + (Math.abs(value - ground) <= SAME_SHADE ? 1 : 0), 0) / row.length;
    if (same < EVEN_BUT_SIGNS) break;
    bar.rows++;
    if (same < EVEN) unclosed++;
    else {
      bar.even++;
      bar.signs += unclosed;
      unclosed = 0;
    }
  }
  return bar;
}

/** The middle value of a row. */
function shadeOf(row: Uint8Array): number {
  return Uint8Array.from(row).sort()[row.length >> 1] ?? 0;
}
