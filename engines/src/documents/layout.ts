import type { Box, Glyph, OcrLine, Point, Script } from '../vision/index.ts';

/** A stretch of text on the straightened page: `x`, `y` of its left middle, width and height, in picture pixels. */
export type Piece = {
  text: string;
  confidence: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Its own part of the picture, for reading again. */
  box: Box & { quad: Point[] };
  /** One a character of `text`, when the reader kept them. */
  glyphs: readonly Glyph[] | null;
  /** Part of a longer line: what stands beside it is not its own. */
  cut?: boolean;
  /** The script whose own model read it. */
  script?: Script;
};

const MIN_SLOPE_WIDTH = 3;
const SPECK_CONFIDENCE = 0.6;
const SPECK_HEIGHT = 0.75;

/** The page's slant in radians: the median over lines that are clearly longer than high, weighted by length. */
export function slantOf(lines: readonly OcrLine[]): number {
  const slopes: { angle: number; weight: number }[] = [];
  for (const line of lines) {
    const [a, b, , d] = line.box.quad;
    if (!a || !b || !d) continue;
    const width = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const height = Math.hypot(d[0] - a[0], d[1] - a[1]);
    if (width > height * MIN_SLOPE_WIDTH) slopes.push({ angle: Math.atan2(b[1] - a[1], b[0] - a[0]), weight: width });
  }
  slopes.sort((p, q) => p.angle - q.angle);
  const half = slopes.reduce((sum, slope) => sum + slope.weight, 0) / 2;
  let passed = 0;
  for (const { angle, weight } of slopes) {
    passed += weight;
    if (passed >= half) return angle;
  }
  return 0;
}

/** Lines as pieces on a page that is turned upright by `slant`, without specks that were taken for characters. */
export function straightenPage(lines: readonly OcrLine[], slant: number): Piece[] {
  const pieces = lines.map((line) => pieceOf(line, slant)).sort((a, b) => a.y - b.y);
  const heights = pieces.map((piece) => piece.height).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  return pieces.filter((piece) => piece.confidence >= SPECK_CONFIDENCE || piece.height >= usual * SPECK_HEIGHT);
}

function pieceOf({ text, confidence, box, glyphs, script }: OcrLine, slant: number): Piece {
  const [a = [0, 0], b = a, c = b, d = a] = box.quad;
  const left: Point = [(a[0] + d[0]) / 2, (a[1] + d[1]) / 2];
  const right: Point = [(b[0] + c[0]) / 2, (b[1] + c[1]) / 2];
  const [x, y] = rotate(left, -slant);
  const [endX] = rotate(right, -slant);
  const height = Math.hypot(d[0] - a[0], d[1] - a[1]);
  const kept = glyphs?.length === [...text].length ? glyphs : null;
  return { text, confidence, x, y, width: endX - x, height, box, glyphs: kept, ...(script ? { script } : {}) };
}

function rotate([x, y]: Point, angle: number): Point {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [x * cos - y * sin, x * sin + y * cos];
}

/** Arabic runs from right to left: its first character stands at the right end of the line. */
export function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*\p{Script=Arabic}/u.test(text);
}

/** The part of a piece between two of its characters [first, end), with its own place and confidence. */
export function cutPiece(piece: Piece, first: number, end: number): Piece {
  const chars = [...piece.text];
  const along = [edgeOf(piece, first, chars.length), edgeOf(piece, end, chars.length)] as const;
  const [from, to] = isRightToLeft(piece.text) ? [1 - along[1], 1 - along[0]] : along;
  const [a = [0, 0], b = a, c = b, d = a] = piece.box.quad;
  const between = (p: Point, q: Point, t: number): Point => [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
  const quad = [between(a, b, from), between(a, b, to), between(d, c, to), between(d, c, from)];
  const xs = quad.map((p) => p[0]);
  const ys = quad.map((p) => p[1]);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  const rest = Math.max(1e-6, along[1] - along[0]);
  const glyphs =
    piece.glyphs?.slice(first, end).map((glyph) => ({ ...glyph, at: (glyph.at - along[0]) / rest })) ?? null;
  const sum = glyphs?.reduce((total, glyph) => total + glyph.probability, 0) ?? 0;
  return {
    text: chars.slice(first, end).join(''),
    confidence: glyphs && glyphs.length > 0 ? sum / glyphs.length : piece.confidence,
    x: piece.x + piece.width * from,
    y: piece.y,
    width: piece.width * (to - from),
    height: piece.height,
    box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y, quad },
    glyphs,
    ...(piece.script ? { script: piece.script } : {}),
    cut: piece.cut === true || first > 0 || end < chars.length,
  };
}

/** The border before a character as a fraction of the piece's width: half way between it and the one before. */
function edgeOf(piece: Piece, index: number, count: number): number {
  if (index <= 0) return 0;
  if (index >= count) return 1;
  const before = piece.glyphs?.[index - 1]?.at;
  const after = piece.glyphs?.[index]?.at;
  return before !== undefined && after !== undefined ? (before + after) / 2 : index / count;
}

/** Whether two pieces stand on one printed row. */
export function sameRow(a: Piece, b: Piece): boolean {
  return Math.abs(a.y - b.y) < Math.max(a.height, b.height) * 0.5;
}
