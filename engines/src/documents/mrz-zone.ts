import { type MrzReading, type SeenLine, type SolvedMrz, solveMrz } from '../mrz/index.ts';
import {
  boundsOf,
  type OcrLine,
  type Point,
  type Quad,
  quadOf,
  quadSize,
  type Raster,
  type TextReader,
} from '../vision/index.ts';

const ZONE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';
const FILLER = /[<«《＜（(]/;
const MIN_ASPECT = 5;
const MIN_CHARACTERS = 8;
const MIN_ROW_CHARACTERS = 20;
const MAX_ROWS = 4;
/** Rows with fewer than this part of a format's characters have lost their tail. */
const NEARLY_WHOLE = 0.9;

/** A row of the zone before it is read closely: the line through its pieces and how tall it is. */
type Row = { pieces: OcrLine[]; text: string };

/** How a row is cut out of the picture (fractions of its height), stretched for the recogniser, and in how many parts it is read. */
type Cut = { sides: number; top: number; bottom: number; stretch: number; parts: 1 | 2 };

// Chosen on labelled specimens: lines cut tight and read wider than printed, in halves, read best; where characters are only
// a few pixels wide, stretching first blurs them.
const CUTS: readonly Cut[] = [
  { sides: 0.6, top: 0, bottom: 0, stretch: 1.4, parts: 2 },
  { sides: 0.6, top: 0, bottom: 0, stretch: 1.25, parts: 1 },
  { sides: 0.8, top: 0, bottom: 0, stretch: 1, parts: 2 },
  { sides: 0.4, top: 0.05, bottom: 0.05, stretch: 1.25, parts: 2 },
];
const TINY_HEIGHT = 12;
const TINY_CUTS: readonly Cut[] = [...CUTS.slice(2), ...CUTS.slice(0, 2)];
/** Cuts that are read however little time there is. */
const ALWAYS_TRIED = 2;
/** Parts overlap by this fraction of the line, so that no character is cut through in both. */
const OVERLAP = 0.06;

export type ZoneReading = {
  mrz: MrzReading;
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
  const readings: SeenLine[][] = rows.map((row) => (row.pieces.length === 1 ? [...row.pieces] : []));
  const zone = new Set(rows.flatMap((row) => row.pieces));
  const hints = lines.filter((line) => !zone.has(line) && line.confidence > 0.8).map((line) => line.text);
  let best: SolvedMrz | null = null;
  for (const [tried, cut] of cutsFor(rows).entries()) {
    if (tried >= ALWAYS_TRIED && performance.now() > options.until) break;
    for (const [i, quad] of quadsOf(rows, cut, raster.width).entries())
      readings[i]?.push(await readCut(raster, quad, cut, reader));
    const seen = readings.map(([first = { text: '', confidence: 0 }, ...again]) => ({ ...first, again }));
    const solved = solveMrz(seen, { today: options.today, hints });
    // Later answers weigh more readings; but a valid one is not given up for one that is not.
    if (solved && (!best?.valid || solved.valid)) best = solved;
    if (best?.valid && best.doubts.length === 0) break;
  }
  return best && zoneReading(best, readings);
}

function cutsFor(rows: readonly Row[]): readonly Cut[] {
  const heights = rows.flatMap((row) => row.pieces.map((piece) => sizeOf(piece).height)).sort((a, b) => a - b);
  return (heights[Math.floor(heights.length / 2)] ?? 0) < TINY_HEIGHT ? TINY_CUTS : CUTS;
}

async function readCut(raster: Raster, quad: Quad, cut: Cut, reader: TextReader): Promise<SeenLine> {
  const read = (part: Quad): Promise<OcrLine> =>
    reader.recognise(raster, { ...boundsOf(part), quad: part }, { alphabet: ZONE_ALPHABET, stretch: cut.stretch });
  if (cut.parts === 1) return read(quad);
  const half = 0.5 + OVERLAP / 2;
  const left = await read(partOf(quad, 0, half));
  const right = await read(partOf(quad, 1 - half, 1));
  const glyphs = [
    ...(left.glyphs ?? []).map((glyph) => ({ ...glyph, at: glyph.at * half })).filter(({ at }) => at < 0.5),
    ...(right.glyphs ?? [])
      .map((glyph) => ({ ...glyph, at: 1 - half + glyph.at * half }))
      .filter(({ at }) => at >= 0.5),
  ];
  const confidence = (left.confidence + right.confidence) / 2;
  return { text: glyphs.map(({ char }) => char).join(''), confidence, glyphs };
}

function partOf([a, b, c, d]: Quad, from: number, to: number): Quad {
  const between = (p: Point, q: Point, t: number): Point => [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
  return [between(a, b, from), between(a, b, to), between(d, c, to), between(d, c, from)];
}

function zoneReading(solved: SolvedMrz, readings: SeenLine[][]): ZoneReading {
  const { format, lines, valid, checks, fields, doubts } = solved;
  const best = readings.slice(-lines.length).map((row) => Math.max(...row.map(({ confidence }) => confidence)));
  const nameRow = format === 'TD1' ? 2 : 0;
  const nameDoubts = doubts.filter(([line]) => line === nameRow).length;
  return {
    mrz: { format, lines, valid, checks, fields },
    confidence: best.reduce((sum, each) => sum + each, 0) / Math.max(1, best.length),
    nameConfidence: nameDoubts > 0 ? Math.max(0, 0.6 - 0.1 * nameDoubts) : (best[nameRow] ?? 0),
  };
}

/** Rows of the zone: long and in its alphabet, and those that lie right above or below one and are as long. */
function zoneRows(lines: readonly OcrLine[]): Row[] {
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
  if (!pieces.every(inAlphabet) || text.length < MIN_ROW_CHARACTERS) return false;
  return FILLER.test(text) || (text.length >= 26 && /\d{6}/.test(text));
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
    own.length > other.length * 0.6 &&
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
function quadsOf(rows: readonly Row[], cut: Cut, pictureWidth: number): Quad[] {
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
  const pitches = rows.flatMap(({ pieces, text }) => {
    const [first] = pieces;
    return pieces.length === 1 && first && text.length >= MIN_CHARACTERS ? [sizeOf(first).width / text.length] : [];
  });
  const pitch = pitches.sort((a, b) => a - b)[Math.floor(pitches.length / 2)] ?? 0;
  const longest = Math.max(...rows.map((row) => row.text.length));
  const width = rows.length >= 3 ? 30 : 44;
  return longest < width * NEARLY_WHOLE ? pitch * width : 0;
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
