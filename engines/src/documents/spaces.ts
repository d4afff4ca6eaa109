import type { Cell, LineInk } from '../vision/index.ts';

const INK = 0.4;
/**
 * Gaps in heights of a capital: letters of a word stand up to 0.29 apart in the print of cards and letters, words at least 0.29
 * (99 of 100: 0.25 and 0.32). A figure 1 is narrower than its place.
 */
const WORD_GAP = 0.315;
const GAP_AT_ONE = 0.45;
const DASH_GAP = 0.42;
/** Where letters stand further apart than this on the whole, gaps say nothing. */
const WIDE_PRINT = 0.22;

/** After which characters of a line a space was lost in reading. */
export function lostSpaces(line: LineInk): ReadonlySet<number> {
  const ends = line.cells.map((cell) => endsOf(line, cell));
  const gaps = line.cells.flatMap((cell, at) => {
    const next = line.cells[at + 1];
    const [, right] = ends[at] ?? [0, 0];
    const [left] = ends[at + 1] ?? [0, 0];
    return next && cell.char !== ' ' && next.char !== ' ' ? [{ at, cell, next, gap: (left - right) / line.cap }] : [];
  });
  if (line.cells.some((cell, at) => holdsGap(line, cell, ends[at] ?? [0, 0]))) return new Set();
  const usual = gaps.map(({ gap }) => gap).sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  if (usual > WIDE_PRINT) return new Set();
  return new Set(gaps.filter(({ cell, next, gap }) => gap >= leastGap(cell.char, next.char)).map(({ at }) => at));
}

/** A gap between words within the place of one letter: the places are not where the letters are. */
function holdsGap(line: LineInk, cell: Cell, [from, to]: readonly [number, number]): boolean {
  let blank = 0;
  for (let x = from; x < to; x++) {
    blank = isInked(line, cell, x) ? 0 : blank + 1;
    if (blank >= WORD_GAP * line.cap) return true;
  }
  return false;
}

/** The least part of a letter, in heights of a capital: an i or an l. */
const LEAST_LETTER = 0.1;
const TWO_PARTS = /["“”„»«%½¼¾]/u;

/** Whether the place of one letter holds two that stand apart: the recogniser makes one of two alike (SEVILA). */
export function holdsTwoLetters(line: LineInk): boolean {
  return line.cells.some(
    (cell) => !TWO_PARTS.test(cell.char) && /[\p{L}\p{N}]/u.test(cell.char) && lettersIn(line, cell) > 1,
  );
}

/** How many stretches of ink as wide as a letter stand in a cell, without what its borders cut. */
function lettersIn(line: LineInk, cell: Cell): number {
  let [count, wide] = [0, 0];
  let cut = cell.from > 0 && isInked(line, cell, cell.from - 1);
  for (let x = cell.from; x <= cell.to; x++) {
    if (x < cell.to && isInked(line, cell, x)) {
      wide++;
      continue;
    }
    if (wide >= LEAST_LETTER * line.cap && !cut && !(x === cell.to && x < line.width && isInked(line, cell, x)))
      count++;
    [wide, cut] = [0, false];
  }
  return count;
}

/** Words hold together with the signs after them; a dash stands off or does not. */
function leastGap(left: string, right: string): number {
  if (left === '-' || right === '-') return DASH_GAP;
  if (!/[\p{L}\p{N}.,;)]/u.test(left) || !/[\p{L}\p{N}(]/u.test(right)) return Number.POSITIVE_INFINITY;
  return left === '1' || right === '1' ? GAP_AT_ONE : WORD_GAP;
}

/** The first column of a cell with ink of its letter and the one after its last. */
function endsOf(line: LineInk, cell: Cell): [number, number] {
  let [left, right] = [cell.from, cell.to];
  while (left < cell.to && !isInked(line, cell, left)) left++;
  while (right > left && !isInked(line, cell, right - 1)) right--;
  return [left, right];
}

function isInked({ ink, width, height, cap }: LineInk, { base }: Cell, x: number): boolean {
  // The hook of a J and the tail of a comma reach under their neighbours.
  const end = Math.min(height, base);
  for (let y = Math.max(0, Math.floor(base - cap)); y < end; y++) if ((ink[y * width + x] ?? 0) >= INK) return true;
  return false;
}
