import { type Candidate, candidatesOf, glyphsOf, isFiller, type SeenGlyph, type SeenLine } from './glyphs.ts';

const SKIP_COST = 5;
const SKIP_IN_RUN_COST = 1.2;
const RUN_LENGTH = 4;
const GAP_COST = 6;
const GAP_IN_RUN_COST = 0.5;
const GAP_IN_PAIR_COST = 1;
const IMPOSSIBLE_COST = 9;
const PLACE_WEIGHT = 6;
const PLACE_CAP = 8;
/** What a reading that never considered a character says against it. */
const UNSEEN_COST = 6;
/** A reading whose alignment costs this much weighs half. */
const HALF_WEIGHT_COST = 6;

/**
 * One candidate list a position of the line; a `hole` is a place where nothing was seen between characters, a `gap` one where
 * nothing was seen at all, runs of fillers included.
 */
export type AlignedLine = { cells: Candidate[][]; holes: number[]; gaps: number[]; cost: number };

/** Where position j of the line lies: origin + pitch x j, in the unit of the glyphs' places. */
type Grid = { origin: number; pitch: number };

/** Lays all readings of a line on the positions of the given kinds and weighs them together, position by position. */
export function alignLine(line: SeenLine, kinds: string): AlignedLine {
  const readings = [line, ...(line.again ?? [])].map((reading) => alignReading(reading, kinds));
  const [only] = readings;
  if (readings.length === 1 && only) return only;
  const common = (of: 'holes' | 'gaps'): number[] =>
    kinds.split('').flatMap((_, at) => (readings.every((reading) => reading[of].includes(at)) ? [at] : []));
  return {
    cells: kinds.split('').map((_, at) => weigh(readings, at)),
    holes: common('holes'),
    gaps: common('gaps'),
    cost: Math.min(...readings.map(({ cost }) => cost)),
  };
}

/** Mean cost of each candidate over the readings; a reading that fits the line badly weighs little, a hole nothing. */
function weigh(readings: readonly AlignedLine[], at: number): Candidate[] {
  const seeing = readings.filter(({ holes }) => !holes.includes(at));
  const voters = (seeing.length > 0 ? seeing : readings).map(({ cells, cost }) => ({
    options: cells[at] ?? [],
    weight: 1 / (1 + cost / HALF_WEIGHT_COST),
  }));
  const total = voters.reduce((sum, { weight }) => sum + weight, 0);
  const chars = new Set(voters.flatMap(({ options }) => options.map(({ char }) => char)));
  const candidates = [...chars].map((char) => {
    const cost = voters.reduce((sum, { options, weight }) => {
      const found = options.find((option) => option.char === char);
      return sum + weight * Math.min(UNSEEN_COST, found?.cost ?? UNSEEN_COST);
    }, 0);
    return { char, cost: cost / total };
  });
  return candidates.sort((a, b) => a.cost - b.cost);
}

/** Lays what was seen on the positions of a line of the given kinds, filling collapsed filler runs. */
function alignReading(line: SeenLine, kinds: string): AlignedLine {
  const glyphs = glyphsOf(line);
  const grid = gridOf(glyphs);
  const optionsOf = remembering();
  const shifts = grid ? [0, -1, 1, 2, -2] : [0];
  let best: AlignedLine | null = null;
  for (const shift of shifts) {
    const moved = grid && { ...grid, origin: grid.origin - shift * grid.pitch };
    const aligned = align(glyphs, kinds, moved, optionsOf);
    if (!best || aligned.cost < best.cost) best = aligned;
  }
  return best ?? align(glyphs, kinds, null, optionsOf);
}

/** The number of positions that the printing covers, judged by its even pitch; null when places are unknown. */
export function widthSeen(line: SeenLine): number | null {
  const widths = [line, ...(line.again ?? [])].map(widthOf).filter((width) => width !== null);
  return widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? null;
}

function widthOf(line: SeenLine): number | null {
  const glyphs = glyphsOf(line);
  const grid = gridOf(glyphs);
  const last = glyphs.at(-1)?.at;
  return grid && last !== null && last !== undefined ? Math.round((last - grid.origin) / grid.pitch) + 1 : null;
}

/** The zone is printed at an even pitch (ICAO 9303-3 section 4.3), so places tell how many characters a gap holds. */
function gridOf(glyphs: SeenGlyph[]): Grid | null {
  const places = glyphs.flatMap((glyph) => (glyph.at === null ? [] : [glyph.at]));
  if (places.length < 12 || places.length !== glyphs.length) return null;
  const steps = places.slice(1).map((place, i) => place - (places[i] ?? 0));
  const sorted = [...steps].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  if (median <= 0) return null;
  let index = 0;
  const points = places.map((place, i): [number, number] => {
    if (i > 0) index += Math.max(1, Math.round((steps[i - 1] ?? 0) / median));
    return [index, place];
  });
  return leastSquares(points);
}

function leastSquares(points: [number, number][]): Grid | null {
  const n = points.length;
  const meanJ = points.reduce((sum, [j]) => sum + j, 0) / n;
  const meanX = points.reduce((sum, [, x]) => sum + x, 0) / n;
  const covariance = points.reduce((sum, [j, x]) => sum + (j - meanJ) * (x - meanX), 0);
  const variance = points.reduce((sum, [j]) => sum + (j - meanJ) ** 2, 0);
  if (variance === 0) return null;
  const pitch = covariance / variance;
  return pitch > 0 ? { pitch, origin: meanX - pitch * meanJ } : null;
}

type Move = 'match' | 'gap' | 'skip';

type Options = (glyph: SeenGlyph, kind: string) => Candidate[];

/** The same glyph is tried at many positions: its candidates are worked out once a kind. */
function remembering(): Options {
  const known = new Map<SeenGlyph, Map<string, Candidate[]>>();
  return (glyph, kind) => {
    const kinds = known.get(glyph) ?? new Map<string, Candidate[]>();
    known.set(glyph, kinds);
    const found = kinds.get(kind) ?? candidatesOf(glyph, kind);
    kinds.set(kind, found);
    return found;
  };
}

function align(glyphs: SeenGlyph[], kinds: string, grid: Grid | null, optionsOf: Options): AlignedLine {
  const rows = glyphs.length + 1;
  const columns = kinds.length + 1;
  const runs = fillerRuns(glyphs);
  const cost = new Float64Array(rows * columns).fill(Infinity);
  const moves: Move[] = new Array(rows * columns);
  cost[0] = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const here = cost[i * columns + j] ?? Infinity;
      const offer = (row: number, column: number, price: number, move: Move): void => {
        const at = row * columns + column;
        if (row >= rows || column >= columns || here + price >= (cost[at] ?? Infinity)) return;
        cost[at] = here + price;
        moves[at] = move;
      };
      const glyph = glyphs[i];
      if (glyph) {
        offer(i + 1, j, (runs[i] ?? 0) >= RUN_LENGTH ? SKIP_IN_RUN_COST : SKIP_COST, 'skip');
        if (j < kinds.length)
          offer(i + 1, j + 1, matchCost(glyph, optionsOf(glyph, kinds.charAt(j)), j, grid), 'match');
      }
      if (j < kinds.length) offer(i, j + 1, gapCost(runs, i, kinds.charAt(j)), 'gap');
    }
  }
  return trace(glyphs, kinds, moves, cost[rows * columns - 1] ?? Infinity);
}

function matchCost(glyph: SeenGlyph, options: Candidate[], position: number, grid: Grid | null): number {
  const cheapest = options[0]?.cost ?? IMPOSSIBLE_COST;
  if (!grid || glyph.at === null) return cheapest;
  const off = (glyph.at - grid.origin) / grid.pitch - position;
  return cheapest + Math.min(PLACE_CAP, PLACE_WEIGHT * off * off);
}

/** For each glyph the length of the run of fillers it belongs to (0 for others). */
function fillerRuns(glyphs: SeenGlyph[]): number[] {
  const runs: number[] = [];
  for (let i = 0; i < glyphs.length; ) {
    let end = i;
    while (end < glyphs.length && isFiller(glyphs[end])) end++;
    for (const length = end - i; i < end; i++) runs.push(length);
    if (i < glyphs.length) {
      runs.push(0);
      i++;
    }
  }
  return runs;
}

/** Recognisers shorten long runs of fillers; a pair between names is rather what it seems. */
function gapCost(runs: readonly number[], before: number, kind: string): number {
  if (kind === 'd' || !amongFillers(runs, before)) return GAP_COST;
  return Math.max(runs[before] ?? 0, runs[before - 1] ?? 0) > 2 ? GAP_IN_RUN_COST : GAP_IN_PAIR_COST;
}

function amongFillers(runs: readonly number[], before: number): boolean {
  return (before === runs.length || runs[before] !== 0) && (before === 0 || runs[before - 1] !== 0);
}

function trace(glyphs: SeenGlyph[], kinds: string, moves: Move[], cost: number): AlignedLine {
  const columns = kinds.length + 1;
  const cells: Candidate[][] = kinds.split('').map(() => []);
  const holes: number[] = [];
  const gaps: number[] = [];
  const runs = fillerRuns(glyphs);
  let i = glyphs.length;
  let j = kinds.length;
  while (i > 0 || j > 0) {
    const move = moves[i * columns + j];
    if (move === 'skip') {
      i--;
    } else if (move === 'match') {
      i--;
      j--;
      const glyph = glyphs[i];
      const found = glyph ? candidatesOf(glyph, kinds.charAt(j)) : [];
      cells[j] = found.length > 0 ? found : [{ char: glyph?.options[0]?.char ?? '<', cost: IMPOSSIBLE_COST }];
    } else {
      j--;
      cells[j] = [{ char: '<', cost: 0 }];
      gaps.unshift(j);
      if (!amongFillers(runs, i) || kinds.charAt(j) === 'd') holes.unshift(j);
    }
  }
  return { cells, holes, gaps, cost };
}
