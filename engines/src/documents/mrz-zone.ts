import { hasRightSums, type MrzReading, mrzKinds, type SeenLine, type SolvedMrz, solveMrz } from '../mrz/index.ts';
import {
  boundsOf,
  type Glyph,
  type OcrLine,
  type Point,
  type Quad,
  type Raster,
  type TextReader,
} from '../vision/index.ts';
import { type CutRow, readShapes } from './mrz-grid.ts';
import { type Margins, quadsOf, type Row, rowHeight, zoneRows } from './mrz-rows.ts';
import { withOwnShapes } from './own-shapes.ts';
import type { PrintReading } from './print-match.ts';
import type { Time } from './time.ts';
import { type UnconfirmedField, unconfirmedFields } from './unconfirmed.ts';

const ZONE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';

/** How a row is cut out, how far it is stretched for the recogniser, and in how many parts it is read. */
type Cut = Margins & { stretch: number; parts: 1 | 2 };

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
const SHAPE_ROUNDS = 2;

export type ZoneReading = {
  mrz: MrzReading;
  /** Other zones about as likely, whose check digits are right too. */
  rivals: string[][];
  /** Numbers and dates in which those that nothing on the document refutes differ. */
  doubtful: UnconfirmedField[];
  /** Mean legibility of the zone, and of its name line. */
  confidence: number;
  nameConfidence: number;
  /** What no check digit covers and what was not read twice alike: letters to be confirmed by the print, or by a person. */
  unconfirmed: UnconfirmedField[];
};

/**
 * Reads the machine-readable zone from lines already found on the page: pieces on one row are joined, all rows are cut to the
 * zone's common edges (the finder clips tails of fillers) and read again in the zone's alphabet until check digits agree.
 */
export async function readZone(
  raster: Raster,
  lines: readonly OcrLine[],
  reader: TextReader,
  options: { today: string; time: Time },
): Promise<ZoneReading | null> {
  const rows = zoneRows(lines);
  if (rows.length < 2) return null;
  const readings: SeenLine[][] = rows.map((row) => (row.pieces.length === 1 ? [...row.pieces] : []));
  const zone = new Set(rows.flatMap((row) => row.pieces));
  const hints = lines.filter((line) => !zone.has(line) && line.confidence > 0.8).map((line) => line.text);
  const solve = (shapes: readonly (PrintReading | null)[]): SolvedMrz | null => {
    const seen = readings.map(([first = { text: '', confidence: 0 }, ...again], i) => {
      const print = shapes[i];
      return { ...first, again, ...(print ? { print } : {}) };
    });
    return solveMrz(seen, { today: options.today, hints });
  };
  const shapes: (PrintReading | null)[] = rows.map(() => null);
  let best: SolvedMrz | null = null;
  for (const [tried, cut] of cutsFor(rows).entries()) {
    if (tried >= ALWAYS_TRIED && options.time.isOver()) break;
    const quads = quadsOf(rows, cut, raster.width);
    const seenNow: CutRow[] = [];
    for (const [i, quad] of quads.entries()) {
      const line = await readCut(raster, quad, cut, reader);
      readings[i]?.push(line);
      seenNow.push({ quad, glyphs: line.glyphs ?? [] });
    }
    const found = solve(shapes);
    const solved = found && withShapes(raster, seenNow, { found, shapes, solve });
    // Later answers weigh more readings; but one whose sums are right is not given up for one where they are not.
    if (solved && (!best || !hasRightSums(best) || hasRightSums(solved))) best = solved;
    if (best?.valid && best.doubts.length === 0) break;
  }
  return best && zoneReading(best, readings);
}

type Shapes = {
  found: SolvedMrz;
  /** The best reading by shape of each row, over all cuts. */
  shapes: (PrintReading | null)[];
  solve: (shapes: readonly (PrintReading | null)[]) => SolvedMrz | null;
};

/**
 * Lays the solved lines on the picture, reads their letters by shape, and solves again with both. Where that changes the
 * lines, the grid was laid by a wrong text in part, so it is laid once more.
 */
function withShapes(raster: Raster, rows: readonly CutRow[], { found, shapes, solve }: Shapes): SolvedMrz {
  let best = found;
  for (let round = 0; round < SHAPE_ROUNDS; round++) {
    const { first, lines } = best;
    for (const [i, row] of rows.entries()) {
      const text = lines[i - first];
      const seen = text === undefined ? null : readShapes(raster, row, text);
      const known = shapes[i];
      if (seen && (!known || known.cells.length !== seen.cells.length || isBetter(seen, known))) shapes[i] = seen;
    }
    const next = solve(shapesOf(best, shapes));
    if (!next) return best;
    const isSame = next.lines.join() === lines.join();
    best = next;
    if (isSame) return best;
  }
  return best;
}

/** The shapes of the zone's rows, its round signs told apart by its own. */
function shapesOf(
  { first, lines, format }: SolvedMrz,
  shapes: readonly (PrintReading | null)[],
): (PrintReading | null)[] {
  const known = lines.flatMap((text, i) => {
    const print = shapes[first + i];
    return print?.cells.length === text.length
      ? [{ at: first + i, print, text, kinds: mrzKinds(format)[i] ?? '' }]
      : [];
  });
  const told = withOwnShapes(known);
  return shapes.map((print, i) => told[known.findIndex(({ at }) => at === i)] ?? print);
}

function isBetter(seen: PrintReading, known: PrintReading): boolean {
  return seen.weight === known.weight ? seen.likeness > known.likeness : seen.weight > known.weight;
}

function cutsFor(rows: readonly Row[]): readonly Cut[] {
  return rowHeight(rows) < TINY_HEIGHT ? TINY_CUTS : CUTS;
}

async function readCut(raster: Raster, quad: Quad, cut: Cut, reader: TextReader): Promise<SeenLine> {
  const read = (part: Quad): Promise<OcrLine> =>
    reader.recognise(raster, { ...boundsOf(part), quad: part }, { alphabet: ZONE_ALPHABET, stretch: cut.stretch });
  if (cut.parts === 1) return read(quad);
  const half = 0.5 + OVERLAP / 2;
  const left = await read(partOf(quad, 0, half));
  const right = await read(partOf(quad, 1 - half, 1));
  const glyphs = joinParts(
    (left.glyphs ?? []).map((glyph) => ({ ...glyph, at: glyph.at * half })),
    (right.glyphs ?? []).map((glyph) => ({ ...glyph, at: 1 - half + glyph.at * half })),
  );
  const confidence = (left.confidence + right.confidence) / 2;
  return { text: glyphs.map(({ char }) => char).join(''), confidence, glyphs };
}

/** Both parts saw the characters around the middle: each is kept once, as it was clearer. */
function joinParts(left: readonly Glyph[], right: readonly Glyph[]): Glyph[] {
  const steps = [left, right].flatMap((part) => part.slice(1).map((glyph, i) => glyph.at - (part[i]?.at ?? 0)));
  const pitch = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const near = [
    ...left.filter(({ at }) => at < 0.5 + pitch / 2),
    ...right.filter(({ at }) => at >= 0.5 - pitch / 2),
  ].sort((a, b) => a.at - b.at);
  const joined: Glyph[] = [];
  for (const glyph of near) {
    const last = joined.at(-1);
    if (!last || glyph.at - last.at >= pitch / 2) joined.push(glyph);
    else if (glyph.probability > last.probability) joined.splice(-1, 1, glyph);
  }
  return joined;
}

function partOf([a, b, c, d]: Quad, from: number, to: number): Quad {
  const between = (p: Point, q: Point, t: number): Point => [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
  return [between(a, b, from), between(a, b, to), between(d, c, to), between(d, c, from)];
}

function zoneReading(solved: SolvedMrz, readings: SeenLine[][]): ZoneReading {
  const { format, lines, valid, checks, fields, doubts, rivals } = solved;
  const best = readings.slice(-lines.length).map((row) => Math.max(...row.map(({ confidence }) => confidence)));
  const nameRow = format === 'TD1' ? 2 : 0;
  const nameDoubts = doubts.filter(([line]) => line === nameRow).length;
  return {
    unconfirmed: unconfirmedFields(solved),
    mrz: { format, lines, valid, checks, fields },
    rivals,
    doubtful: [],
    confidence: best.reduce((sum, each) => sum + each, 0) / Math.max(1, best.length),
    nameConfidence: nameDoubts > 0 ? Math.max(0, 0.6 - 0.1 * nameDoubts) : (best[nameRow] ?? 0),
  };
}
