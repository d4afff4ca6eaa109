import { boundsOf, type OcrLine, type Point, type Quad, type Raster, turn } from '../vision/index.ts';
import { type Piece, slantOf, straightenPage } from './layout.ts';

/**
 * A page whose text runs from left to right: the picture (turned by quarters if need be), its lines and its slant. `unread` are
 * lines of print in which the main reader knew no character.
 */
export type Page = {
  raster: Raster;
  lines: OcrLine[];
  unread: OcrLine[];
  slant: number;
  pieces: Piece[];
  turned: 0 | 90 | 180 | 270;
};

const QUARTER = Math.PI / 2;

/** Turns picture and lines so that the text lies level within an eighth of a turn. */
export function pageOf(raster: Raster, lines: readonly OcrLine[]): Page {
  const turned = turnNeeded(slantOf(lines));
  const level = turned === 0 ? [...lines] : lines.map((line) => turnLine(line, turned, raster));
  const slant = slantOf(level);
  const read = level.filter((line) => line.text !== '');
  return {
    raster: turned === 0 ? raster : turn(raster, turned),
    lines: read,
    unread: level.filter((line) => line.text === ''),
    slant,
    pieces: straightenPage(read, slant),
    turned,
  };
}

/** Text that runs downwards (a quarter clockwise) needs three quarters more, and so on. */
function turnNeeded(slant: number): Page['turned'] {
  const quarters = ((Math.round(slant / QUARTER) % 4) + 4) % 4;
  return ([0, 270, 180, 90] as const)[quarters] ?? 0;
}

function turnLine(line: OcrLine, degrees: 90 | 180 | 270, { width, height }: Raster): OcrLine {
  const move = ([x, y]: Point): Point => {
    if (degrees === 90) return [height - y, x];
    if (degrees === 180) return [width - x, height - y];
    return [y, width - x];
  };
  const [a = [0, 0], b = a, c = b, d = a] = line.box.quad;
  const quad: Quad = [move(a), move(b), move(c), move(d)];
  return { ...line, box: { ...boundsOf(quad), quad } };
}
