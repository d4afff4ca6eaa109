import { type AlignedLine, alignLine, widthSeen } from './align.ts';
import { FORMATS, type FormatSpec, type MrzFormat } from './formats.ts';
import { glyphsOf, type SeenLine } from './glyphs.ts';
import { settleStates } from './names.ts';
import { type MrzReading, parseMrz } from './parse.ts';
import { likeliest, type Settled, settle } from './settle.ts';

const MIN_GLYPHS = 18;
const MAX_LINES = 12;
const DEFAULT_DEADLINE_MS = 250;
/** How much less likely than the plain reading a reading with right check digits may be. */
const MAX_REPAIR_COST = 9;
const MAX_REPAIRS = 4;
/** Mean cost a position above which the lines are not a machine-readable zone at all. */
const MAX_COST_A_POSITION = 1.6;
/** Cost of each character by which the seen width misses the format's. */
const WIDTH_COST = 4;

export type SolvedMrz = MrzReading & {
  /** Positions [line, at] where nothing was seen between characters: read the image again there. */
  holes: [number, number][];
  /** Sum of the alignment and repair costs: lower is a surer reading. */
  cost: number;
};

/**
 * Finds and repairs the machine-readable zone among noisy lines (top to bottom): restores collapsed filler runs by the even
 * pitch, takes look-alikes by position, settles check digits jointly. Null when there is no zone; `valid: false` when one is
 * there but no likely reading satisfies its check digits.
 */
export function solveMrz(
  lines: readonly SeenLine[],
  options: { today: string; deadlineMs?: number },
): SolvedMrz | null {
  const until = performance.now() + (options.deadlineMs ?? DEFAULT_DEADLINE_MS);
  const seen = lines.filter((line) => glyphsOf(line).length >= MIN_GLYPHS).slice(-MAX_LINES);
  let best: SolvedMrz | null = null;
  for (const spec of Object.values(FORMATS)) {
    for (let first = 0; first + spec.classes.length <= seen.length; first++) {
      if (performance.now() > until) return best;
      const found = solveAs(spec, seen.slice(first, first + spec.classes.length), options.today);
      if (found && (!best || isBetter(found, best))) best = found;
    }
  }
  return best;
}

function isBetter(found: SolvedMrz, best: SolvedMrz): boolean {
  return found.valid === best.valid ? found.cost < best.cost : found.valid;
}

function solveAs(spec: FormatSpec, lines: readonly SeenLine[], today: string): SolvedMrz | null {
  const aligned = lines.map((line, i) => alignLine(line, spec.classes[i] ?? ''));
  const widthCost = lines.reduce((sum, line) => sum + widthMiss(line, spec.width), 0) * WIDTH_COST;
  const cost = aligned.reduce((sum, line) => sum + line.cost, 0) + widthCost;
  if (cost > MAX_COST_A_POSITION * spec.width * spec.classes.length) return null;
  if (!startsRight(spec, aligned)) return null;

  const cells = aligned.map((line) => line.cells);
  const plain = likeliest(cells);
  const settled = repairable(plain, settle(cells, spec)) ?? repairable(plain, settle(cells, spec, ['document_number']));
  const chosen = settled ?? plain;
  const reading = parseMrz(settleStates(chosen.lines, cells, spec), { today });
  if (!reading || reading.format !== spec.format) return null;
  const holes = aligned.flatMap((line, i) => line.holes.map((at): [number, number] => [i, at]));
  return { ...reading, holes, cost: cost + (chosen.cost - plain.cost) };
}

function widthMiss(line: SeenLine, width: number): number {
  const seen = widthSeen(line);
  return seen === null ? 0 : Math.min(4, Math.abs(seen - width));
}

/** First letters that ICAO 9303 gives to each format. */
const OPENINGS: Readonly<Record<MrzFormat, string>> = { TD3: 'P', TD2: 'ACIP', TD1: 'ACI', MRVA: 'V', MRVB: 'V' };

function startsRight(spec: FormatSpec, aligned: AlignedLine[]): boolean {
  const opening = aligned[0]?.cells[0];
  if (!opening) return false;
  const wanted = OPENINGS[spec.format];
  const fitting = opening.filter((candidate) => wanted.includes(candidate.char));
  if (fitting.length === 0) return false;
  aligned[0]?.cells.splice(0, 1, fitting);
  return true;
}

/** A settled reading counts only when it stays close to what was seen: else a forged digit would be repaired away. */
function repairable(plain: Settled, settled: Settled | null): Settled | null {
  if (!settled || settled.cost - plain.cost > MAX_REPAIR_COST) return null;
  const repairs = plain.lines.reduce((sum, line, i) => sum + differences(line, settled.lines[i] ?? ''), 0);
  return repairs <= MAX_REPAIRS ? settled : null;
}

function differences(a: string, b: string): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a.charAt(i) !== b.charAt(i)) count++;
  return count;
}
