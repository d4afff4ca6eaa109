import { type OcrLine, type Point, type Quad, quadOf, quadSize } from '../vision/index.ts';

const FILLER = /[<«《＜（(]/;
const MIN_ASPECT = 5;
const MIN_CHARACTERS = 8;
const MIN_ROW_CHARACTERS = 12;
const MAX_ROWS = 4;
/** Rows with fewer than this part of a format's characters have lost their tail. */
const NEARLY_WHOLE = 0.9;

/** A row of the zone before it is read closely: its pieces from left to right and what they said. */
export type Row = { pieces: OcrLine[]; text: string };

/** How a row is cut out of the picture: room at its ends, above and below, in fractions of its height. */
export type Margins = { sides: number; top: number; bottom: number };

/** Rows of the zone: long and in its alphabet, and those that lie right above or below one and are as long. */
export function zoneRows(lines: readonly OcrLine[]): Row[] {
  const rows: Row[] = [];
  for (const piece of lines) {
    const row = rows.find((each) => each.pieces.some((other) => onOneRow(piece, other)) && inAlphabet(piece));
    if (row && inAlphabet(row.pieces[0])) row.pieces.push(piece);
    else rows.push({ pieces: [piece], text: '' });
  }
  for (const row of rows) {
    row.pieces.sort((a, b) => a.box.x - b.box.x);
    row.text = row.pieces.map((piece) => piece.text.replaceAll(' ', '')).join('');
  }
  const certain = rows.filter(isZoneRow);
  return rows
    .filter((row) => certain.includes(row) || certain.some((each) => liesBeside(row, each)))
    .sort((a, b) => middleOf(a)[1] - middleOf(b)[1])
    .slice(-MAX_ROWS);
}

function isZoneRow({ pieces, text }: Row): boolean {
  if (!pieces.every(inAlphabet)) return false;
  const fillers = [...text].filter((char) => FILLER.test(char)).length;
  return fillers >= 2 ? text.length >= MIN_ROW_CHARACTERS : text.length >= 26 && /\d{6}/.test(text);
}

function inAlphabet(line: OcrLine | undefined): boolean {
  const text = line?.text.replaceAll(' ', '') ?? '';
  if (!line || text.length < MIN_CHARACTERS || sizeOf(line).width < sizeOf(line).height * MIN_ASPECT) return false;
  return [...text].filter((char) => /[A-Z0-9]/.test(char) || FILLER.test(char)).length / text.length >= 0.85;
}

/** A badly read row of the zone still shows by its place: as long as its neighbour, aligned with it, one row away. */
function liesBeside(row: Row, zone: Row): boolean {
  const own = extentOf(row);
  const other = extentOf(zone);
  const away = Math.abs(own.start[1] - other.start[1] - other.slope * (own.start[0] - other.start[0]));
  return (
    Math.abs(own.start[0] - other.start[0]) < other.height * 2 &&
    (row.pieces.every(inAlphabet) || own.length > other.length * 0.6) &&
    own.length < other.length * 1.15 &&
    away > other.height * 0.6 &&
    away < other.height * 4
  );
}

function extentOf({ pieces }: Row): { start: Point; length: number; height: number; slope: number } {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) return { start: [0, 0], length: 0, height: 0, slope: 0 };
  const start = leftMiddle(first);
  return { start, length: rightMiddle(last)[0] - start[0], height: sizeOf(first).height, slope: slopeOf(first) };
}

function onOneRow(a: OcrLine, b: OcrLine): boolean {
  const tallest = Math.max(sizeOf(a).height, sizeOf(b).height);
  const [left, right] = a.box.x <= b.box.x ? [a, b] : [b, a];
  const end = rightMiddle(left);
  const start = leftMiddle(right);
  const slope = slopeOf(left);
  return start[0] > end[0] - tallest && Math.abs(start[1] - (end[1] + slope * (start[0] - end[0]))) < tallest * 0.5;
}

/** All rows of the zone begin and end at the same places, so each is cut to the widest of them. */
export function quadsOf(rows: readonly Row[], cut: Margins, pictureWidth: number): Quad[] {
  const left = Math.min(...rows.flatMap((row) => row.pieces.map((piece) => leftMiddle(piece)[0])));
  const seen = Math.max(...rows.flatMap((row) => row.pieces.map((piece) => rightMiddle(piece)[0])));
  const right = Math.min(pictureWidth, Math.max(seen, left + expectedWidth(rows)));
  return rows.map((row) => {
    const first = row.pieces[0];
    const last = row.pieces.at(-1);
    if (!first || !last) throw new Error('a row of the zone has no pieces');
    const height = Math.max(...row.pieces.map((piece) => sizeOf(piece).height));
    const from = leftMiddle(first);
    const to = rightMiddle(last);
    const slope = (to[1] - from[1]) / Math.max(1, to[0] - from[0]);
    const x0 = left - height * cut.sides;
    const x1 = right + height * cut.sides;
    const y0 = from[1] + slope * (x0 - from[0]);
    const y1 = from[1] + slope * (x1 - from[0]);
    const up = height * (0.5 + cut.top);
    const down = height * (0.5 + cut.bottom);
    return [
      [x0, y0 - up],
      [x1, y1 - up],
      [x1, y1 + down],
      [x0, y0 + down],
    ];
  });
}

/** Long runs of fillers are often not found at all; the pitch of what was found tells where the rows must end. */
function expectedWidth(rows: readonly Row[]): number {
  const pitches = rows.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => {
      const places = (piece.glyphs ?? []).map(({ at }) => at);
      return places.slice(1).map((at, i) => (at - (places[i] ?? at)) * sizeOf(piece).width);
    }),
  );
  const median = pitches.sort((a, b) => a - b)[Math.floor(pitches.length / 2)] ?? 0;
  // Places come in coarse steps, so the median alone is off by some per cent.
  const single = pitches.filter((pitch) => pitch > median * 0.6 && pitch < median * 1.5);
  const pitch = single.reduce((sum, each) => sum + each, 0) / Math.max(1, single.length);
  const longest = Math.max(...rows.map((row) => row.text.length));
  const width = rows.length >= 3 ? 30 : 44;
  return longest < width * NEARLY_WHOLE ? pitch * (width + 1) : 0;
}

/** The usual height of the rows, in pixels. */
export function rowHeight(rows: readonly Row[]): number {
  const heights = rows.flatMap((row) => row.pieces.map((piece) => sizeOf(piece).height)).sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 0;
}

function cornersOf(line: OcrLine): Quad {
  const [a, b, c, d] = line.box.quad;
  return a && b && c && d ? [a, b, c, d] : quadOf(line.box);
}

function leftMiddle(line: OcrLine): Point {
  const [a, , , d] = cornersOf(line);
  return [(a[0] + d[0]) / 2, (a[1] + d[1]) / 2];
}

function rightMiddle(line: OcrLine): Point {
  const [, b, c] = cornersOf(line);
  return [(b[0] + c[0]) / 2, (b[1] + c[1]) / 2];
}

function slopeOf(line: OcrLine): number {
  const [x0, y0] = leftMiddle(line);
  const [x1, y1] = rightMiddle(line);
  return (y1 - y0) / Math.max(1, x1 - x0);
}

function middleOf(row: Row): Point {
  const first = row.pieces[0];
  return first ? leftMiddle(first) : [0, 0];
}

function sizeOf(line: OcrLine): { width: number; height: number } {
  return quadSize(cornersOf(line));
}
