import { type MrzReading, type SolvedMrz, solveMrz } from '../mrz/index.ts';
import type { OcrLine, Point, Quad, Raster, TextReader } from '../vision/index.ts';

const ZONE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';
const MIN_ASPECT = 5;
const MIN_CHARACTERS = 8;
const MAX_ROWS = 4;

/** A row of the zone before it is read closely: the line through its pieces and how tall it is. */
type Row = { pieces: OcrLine[]; text: string };

/** How a row is cut out of the picture: fractions of its height, and the stretch given to the recogniser. */
type Cut = { sides: number; top: number; bottom: number; stretch: number };

const CUTS: readonly Cut[] = [
  { sides: 0.6, top: 0, bottom: 0, stretch: 1 },
  { sides: 0.9, top: 0.08, bottom: 0.08, stretch: 1.25 },
  { sides: 0.4, top: -0.06, bottom: -0.06, stretch: 1.1 },
  { sides: 1.2, top: 0.18, bottom: 0.18, stretch: 1.4 },
];

export type ZoneReading = {
  mrz: MrzReading;
  lines: OcrLine[];
  /** Mean legibility of the zone, and of its name line. */
  confidence: number;
  nameConfidence: number;
};

/**
 * Reads the machine-readable zone from lines already found on the page: pieces on one row are joined, all rows are cut to the
 * zone's common edges (the finder clips tails of fillers) and read again in the zone's alphabet until check digits agree.
 */
export async function readZone(
  raster: Raster,
  lines: readonly OcrLine[],
  reader: TextReader,
  options: { today: string; until: number },
): Promise<ZoneReading | null> {
  const rows = zoneRows(lines);
  if (rows.length < 2) return null;
  let best: { solved: SolvedMrz; lines: OcrLine[] } | null = null;
  for (const cut of CUTS) {
    if (best && performance.now() > options.until) break;
    const read: OcrLine[] = [];
    for (const quad of quadsOf(rows, cut)) {
      const box = { ...boundsOfQuad(quad), quad };
      read.push(await reader.recognise(raster, box, { alphabet: ZONE_ALPHABET, stretch: cut.stretch }));
    }
    const solved = solveMrz(read, { today: options.today });
    if (solved && (!best || surer(solved, best.solved))) best = { solved, lines: read };
    if (best?.solved.valid && best.solved.holes.length === 0) break;
  }
  return best && zoneReading(best.solved, best.lines);
}

function surer(a: SolvedMrz, b: SolvedMrz): boolean {
  if (a.valid !== b.valid) return a.valid;
  return a.holes.length === b.holes.length ? a.cost < b.cost : a.holes.length < b.holes.length;
}

function zoneReading({ format, lines, valid, checks, fields, holes }: SolvedMrz, read: OcrLine[]): ZoneReading {
  const rows = read.slice(-lines.length);
  const nameRow = format === 'TD1' ? 2 : 0;
  const confidence = rows.reduce((sum, row) => sum + row.confidence, 0) / Math.max(1, rows.length);
  const nameConfidence = holes.some(([line]) => line === nameRow) ? 0 : (rows[nameRow]?.confidence ?? 0);
  return { mrz: { format, lines, valid, checks, fields }, lines: read, confidence, nameConfidence };
}

/** Rows that look like the zone: long, in its alphabet, with fillers or nearly as long as one that has them. */
function zoneRows(lines: readonly OcrLine[]): Row[] {
  const pieces = lines.filter((line) => looksLikeZone(line));
  const rows: Row[] = [];
  for (const piece of pieces) {
    const row = rows.find((each) => each.pieces.some((other) => onOneRow(piece, other)));
    if (row) row.pieces.push(piece);
    else rows.push({ pieces: [piece], text: '' });
  }
  for (const row of rows) {
    row.pieces.sort((a, b) => a.box.x - b.box.x);
    row.text = row.pieces.map((piece) => piece.text).join('');
  }
  const long = rows.filter((row) => row.text.length >= 20);
  return long.sort((a, b) => middleOf(a)[1] - middleOf(b)[1]).slice(-MAX_ROWS);
}

function looksLikeZone(line: OcrLine): boolean {
  const text = line.text.replaceAll(' ', '');
  const { width, height } = sizeOf(line);
  if (text.length < MIN_CHARACTERS || width < height * MIN_ASPECT) return false;
  const inAlphabet = [...text].filter((char) => /[A-Z0-9<«《（(＜]/.test(char)).length;
  if (inAlphabet / text.length < 0.85) return false;
  return /[<«《＜]/.test(text) || (text.length >= 26 && /\d{6}/.test(text));
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
function quadsOf(rows: readonly Row[], cut: Cut): Quad[] {
  const left = Math.min(...rows.flatMap((row) => row.pieces.map((piece) => leftMiddle(piece)[0])));
  const right = Math.max(...rows.flatMap((row) => row.pieces.map((piece) => rightMiddle(piece)[0])));
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
    const lean = -slope;
    return [
      [x0 - lean * -up * 0, y0 - up],
      [x1, y1 - up],
      [x1, y1 + down],
      [x0, y0 + down],
    ];
  });
}

function cornersOf(line: OcrLine): Quad {
  const [a, b, c, d] = line.box.quad;
  if (a && b && c && d) return [a, b, c, d];
  const { x, y, width, height } = line.box;
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
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
  const [a, b, c, d] = cornersOf(line);
  return {
    width: (Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1])) / 2,
    height: (Math.hypot(d[0] - a[0], d[1] - a[1]) + Math.hypot(c[0] - b[0], c[1] - b[1])) / 2,
  };
}

function boundsOfQuad(quad: Quad): { x: number; y: number; width: number; height: number } {
  const xs = quad.map((p) => p[0]);
  const ys = quad.map((p) => p[1]);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
