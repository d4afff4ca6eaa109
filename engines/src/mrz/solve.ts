import { type AlignedLine, alignLine, widthSeen } from './align.ts';
import { FORMATS, type FormatSpec, type MrzFormat, type Span, textAt } from './formats.ts';
import { fuse, printCandidates } from './fuse.ts';
import { type Candidate, glyphsOf, type SeenLine } from './glyphs.ts';
import { settleName } from './names.ts';
import { settleStates } from './nationality.ts';
import { settleNumbers } from './numbers.ts';
import { type MrzReading, parseMrz } from './parse.ts';
import { rivalsOf } from './rivals.ts';
import { likeliest } from './settle.ts';

const MIN_GLYPHS = 18;
const MAX_LINES = 12;
const DEFAULT_DEADLINE_MS = 1000;
/** Mean cost a position above which the lines are not a machine-readable zone at all. */
const MAX_COST_A_POSITION = 1.6;
/** Cost of each character by which the seen width misses the format's. */
const WIDTH_COST = 4;
/** Seen to be wider than the format by more than this, lines are not of that format: a TD3 would else pass as a TD2. */
const MAX_EXCESS = 2;
/** A long line of the zone's letters that a format has no place for speaks against that format. */
const UNUSED_LINE_COST = 12;
/** Right check digits happen by chance about once in e^10: a reading that costs more than that is the worse one. */
const VALID_WORTH = 10;
/** A character is doubtful when the next best is less than e^1.5 times less likely, or it is itself unlikely. */
const LEAST_MARGIN = 1.5;
const SURE_COST = 3;
/** What both readers say is beyond doubt when nothing else comes within this (e^2: seven to one) and the print is like enough to OCR-B. */
const CONFIRMING_LEAD = 2;
const CONFIRMING_WEIGHT = 0.5;
const FILLER_LOOKALIKES = 'CKLSEX';
const LONE_LETTER_COST = 3;

export type SolveOptions = {
  today: string;
  deadlineMs?: number;
  /** Other texts of the page: a name that is printed among them is preferred to one as likely that is not. */
  hints?: readonly string[];
};

export type SolvedMrz = MrzReading & {
  /** Positions [line, at] that were hardly or not at all legible and that no check digit covers: read the image again. */
  doubts: [number, number][];
  /** Positions of names and states that were not read alike, and surely, by recogniser and by shape: one reading is no proof. */
  unconfirmed: [number, number][];
  /**
   * Other zones that the readings leave about as likely and whose check digits are right too: with any, the zone is not `valid`,
   * and `checks` says so under `certain`.
   */
  rivals: string[][];
  /** The index of the seen line that is the first of the zone. */
  first: number;
  /** Sum of the alignment and repair costs: lower is a surer reading. */
  cost: number;
};

/**
 * Finds and repairs the machine-readable zone among noisy lines (top to bottom): restores collapsed filler runs by the even
 * pitch, takes look-alikes by position, settles check digits jointly. Null when there is no zone; `valid: false` when one is
 * there but no likely reading satisfies its check digits.
 */
export function solveMrz(lines: readonly SeenLine[], options: SolveOptions): SolvedMrz | null {
  const until = performance.now() + (options.deadlineMs ?? DEFAULT_DEADLINE_MS);
  const numbered = lines
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => isLongEnough(line))
    .slice(-MAX_LINES);
  const seen = numbered.map(({ line }) => line);
  let best: SolvedMrz | null = null;
  for (const { spec, first } of attempts(seen)) {
    if (performance.now() > until) return best;
    const solved = solveAs(spec, seen.slice(first, first + spec.classes.length), options);
    const unused = (seen.length - spec.classes.length) * UNUSED_LINE_COST;
    const found = solved && { ...solved, cost: solved.cost + unused, first: numbered[first]?.at ?? 0 };
    if (found && (!best || isBetter(found, best))) best = found;
  }
  return best;
}

/** Every format at every line, those first whose width the lines have: whatever time there is goes to the likely ones. */
function attempts(seen: readonly SeenLine[]): { spec: FormatSpec; first: number }[] {
  const all = Object.values(FORMATS).flatMap((spec) =>
    Array.from({ length: Math.max(0, seen.length - spec.classes.length + 1) }, (_, first) => {
      const lines = seen.slice(first, first + spec.classes.length);
      return { spec, first, miss: Math.max(...lines.map((line) => widthMiss(line, spec.width))) };
    }),
  );
  return all.sort((a, b) => a.miss - b.miss);
}

function isLongEnough(line: SeenLine): boolean {
  return [line, ...(line.again ?? [])].some((reading) => glyphsOf(reading).length >= MIN_GLYPHS);
}

function isBetter(found: SolvedMrz, best: SolvedMrz): boolean {
  const worth = (each: SolvedMrz): number => each.cost - (hasRightSums(each) ? VALID_WORTH : 0);
  return worth(found) < worth(best);
}

/** Valid, or doubtful only because other readings would be valid as well. */
export function hasRightSums(solved: Pick<SolvedMrz, 'valid' | 'rivals'>): boolean {
  return solved.valid || solved.rivals.length > 0;
}

type SolvedFrom = Omit<SolvedMrz, 'first'>;

function solveAs(spec: FormatSpec, lines: readonly SeenLine[], options: SolveOptions): SolvedFrom | null {
  if (lines.some((line) => (widthSeen(line) ?? 0) > spec.width + MAX_EXCESS)) return null;
  const aligned = lines.map((line, i) => preferFillers(alignLine(line, spec.classes[i] ?? '')));
  const widthCost = lines.reduce((sum, line) => sum + widthMiss(line, spec.width), 0) * WIDTH_COST;
  const cost = aligned.reduce((sum, line) => sum + line.cost, 0) + widthCost;
  if (cost > MAX_COST_A_POSITION * spec.width * spec.classes.length) return null;
  if (!startsRight(spec, aligned)) return null;

  const cells = aligned.map(({ cells, holes, gaps }, i) =>
    fuse(cells, spec.classes[i] ?? '', { print: lines[i]?.print, holes, gaps }),
  );
  const votes = votesOf(spec, aligned, lines);
  const numbers = settleNumbers(spec, lines, cells);
  const finish = (text: string[]): MrzReading | null => {
    const named = settleName(text, cells, spec, { hints: options.hints ?? [], votes });
    return parseMrz(settleStates(named, cells, spec), { today: options.today });
  };
  const plain = likeliest(cells);
  const settled = numbers && finish(numbers.lines);
  // What cannot be made right is given as it was seen, not half repaired.
  const reading = settled?.valid && (numbers?.repair === 0 || hasRealDates(settled)) ? settled : finish(plain.lines);
  if (!reading || reading.format !== spec.format) return null;
  const rivals = reading.valid ? rivalsOf(cells, reading.lines, spec) : [];
  const weighed = aligned.map((line, i) => ({ ...line, cells: cells[i] ?? [] }));
  return {
    ...reading,
    ...(rivals.length > 0 ? { valid: false, checks: { ...reading.checks, certain: false } } : {}),
    rivals,
    doubts: doubtsOf(spec, weighed, lines),
    unconfirmed: unconfirmedOf(spec, reading.lines, aligned, weighed, lines),
    cost: cost + (reading.valid ? (numbers?.repair ?? 0) : 0),
  };
}

/** The letter that each reader prefers at each place: the recogniser, and the shapes where they can be heard. */
function votesOf(spec: FormatSpec, aligned: readonly AlignedLine[], lines: readonly SeenLine[]): string[][][] {
  return aligned.map(({ cells, holes }, line) =>
    cells.map((options, at) => {
      const print = lines[line]?.print;
      const heard = print && print.weight >= CONFIRMING_WEIGHT ? print : null;
      const shapes = heard ? printCandidates(heard, at, spec.classes[line]?.charAt(at) ?? '') : [];
      return [holes.includes(at) ? undefined : options[0], shapes[0]].flatMap((vote) => (vote ? [vote.char] : []));
    }),
  );
}

/** A repair that ends in the 32nd of a month is none. Unknown days are fillers, hence no digits. */
function hasRealDates({ fields, lines, format }: MrzReading): boolean {
  const { birth_date, expiry_date } = FORMATS[format].fields;
  const isReal = (span: Span | undefined, day: string | null): boolean =>
    day !== null || !span || textAt(lines, span).includes('<');
  return isReal(birth_date, fields.birth_date) && isReal(expiry_date, fields.expiry_date);
}

/** Among fillers, a lone letter that looks like one is more likely one. */
function preferFillers(line: AlignedLine): AlignedLine {
  const isFillerAt = (at: number): boolean => (line.cells[at]?.[0]?.char ?? '<') === '<';
  const cells = line.cells.map((options, at) => {
    if (!isFillerAt(at - 1) || !isFillerAt(at + 1)) return options;
    const weighed = options.map(({ char, cost }) => ({
      char,
      cost: FILLER_LOOKALIKES.includes(char) ? cost + LONE_LETTER_COST : cost,
    }));
    return weighed.sort((a, b) => a.cost - b.cost);
  });
  return { ...line, cells };
}

/** Doubtful positions among what no check digit covers. */
function doubtsOf(spec: FormatSpec, weighed: readonly AlignedLine[], lines: readonly SeenLine[]): [number, number][] {
  return uncovered(spec).filter(([line, at]) => {
    const row = weighed[line];
    const unseen = row?.holes.includes(at) && (lines[line]?.print?.weight ?? 0) === 0;
    return unseen || marginOf(row?.cells[at] ?? []) < LEAST_MARGIN;
  });
}

function uncovered(spec: FormatSpec): [number, number][] {
  const { name, surname, given_names, issuing_state, nationality, sex } = spec.fields;
  return [name, surname, given_names, issuing_state, nationality, sex].flatMap((span) =>
    span ? Array.from({ length: span[2] - span[1] }, (_, i): [number, number] => [span[0], span[1] + i]) : [],
  );
}

/** Where recogniser and shapes do not both say what was taken, or leave it in doubt together. */
function unconfirmedOf(
  spec: FormatSpec,
  taken: readonly string[],
  aligned: readonly AlignedLine[],
  weighed: readonly AlignedLine[],
  lines: readonly SeenLine[],
): [number, number][] {
  return uncovered(spec).filter(([line, at]) => {
    const print = lines[line]?.print;
    const char = taken[line]?.charAt(at) ?? '';
    if (!print || print.weight < CONFIRMING_WEIGHT) return true;
    const [shape] = printCandidates(print, at, spec.classes[line]?.charAt(at) ?? '');
    const together = weighed[line]?.cells[at] ?? [];
    if (shape?.char !== char || together[0]?.char !== char || leadOf(together) < CONFIRMING_LEAD) return true;
    // A run of fillers that the recogniser shortened is one, when the shapes show each of them.
    const shortened = char === '<' && aligned[line]?.gaps.includes(at);
    return !shortened && aligned[line]?.cells[at]?.[0]?.char !== char;
  });
}

function leadOf([best, second]: readonly Candidate[]): number {
  return best ? (second?.cost ?? Infinity) - best.cost : 0;
}

function marginOf([best, second]: readonly Candidate[]): number {
  return best ? Math.min(second?.cost ?? SURE_COST, SURE_COST) - best.cost : 0;
}

function widthMiss(line: SeenLine, width: number): number {
  const seen = widthSeen(line);
  return seen === null ? 0 : Math.min(4, Math.abs(seen - width));
}

/** First letters that ICAO 9303 gives to each format. */
const OPENINGS: Readonly<Record<MrzFormat, string>> = {
  TD3: 'P',
  TD2: 'ACI',
  TD1: 'ACI',
  MRVA: 'V',
  MRVB: 'V',
  FRA_ID: 'I',
};
/** A fixed beginning may be this much less likely than what was read. */
const MAX_OPENING_COST = 8;

function startsRight(spec: FormatSpec, aligned: AlignedLine[]): boolean {
  const opening = aligned[0]?.cells[0];
  if (!opening) return false;
  const wanted = OPENINGS[spec.format];
  const fitting = opening.filter((candidate) => wanted.includes(candidate.char));
  if (fitting.length === 0) return false;
  aligned[0]?.cells.splice(0, 1, fitting);
  return opensWith(spec.opening ?? '', aligned[0]?.cells ?? []);
}

/** Holds the cells to the letters that every zone of the format begins with, unless too little of them was seen. */
function opensWith(letters: string, cells: Candidate[][]): boolean {
  const costs = [...letters].map((char, at) => {
    const cost = cells[at]?.find((option) => option.char === char)?.cost ?? SURE_COST;
    cells.splice(at, 1, [{ char, cost }]);
    return cost;
  });
  return costs.reduce((sum, cost) => sum + cost, 0) <= MAX_OPENING_COST;
}
