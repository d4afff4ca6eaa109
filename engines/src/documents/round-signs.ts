import type { Cell, LineInk } from '../vision/index.ts';

/** What is darker than this part of full ink belongs to a letter. */
const INK = 0.4;
/** Figures as wide as the nought; the one is narrower in most print. */
const FIGURES = /[023456789]/;
/** Against the figures of its line the letter is wider by this much, the nought at most by this much: between the two nobody knows. */
const LETTER_TO_FIGURE = 1.24;
const NOUGHT_TO_FIGURE = 1.12;
/** The same against the height of a capital, where the line has no other figures. */
const LETTER_TO_CAPITAL = 0.82;
const NOUGHT_TO_CAPITAL = 0.74;

/** Whether the sign is a letter or a figure cannot be told by what it touches: nothing, or a sign of the other kind. */
export function isOpenRound(chars: readonly string[], at: number): boolean {
  if (!isRound(chars[at])) return false;
  const beside = [nextTo(chars, at, -1), nextTo(chars, at, 1)].filter((char) => char !== null);
  return beside.length === 0 || beside.some((char) => /\d/.test(char) !== (chars[at] === '0'));
}

/** Whether a sign goes on a word that has two letters or more and no figure: no nought stands there, as it may before letters (SW1A 0AA). */
export function endsWord(chars: readonly string[], at: number): boolean {
  let [from, to] = [at, at + 1];
  while (/[\p{L}\d]/u.test(chars[from - 1] ?? '')) from--;
  while (/[\p{L}\d]/u.test(chars[to] ?? '')) to++;
  const others = chars.slice(from, to).filter((char) => !isRound(char));
  return !isRound(chars[from]) && others.length >= 2 && others.every((char) => /\p{L}/u.test(char));
}

/** The round sign at a place of a text, by its word or else by what is `seen` of it; null where that tells nothing, or where none stands. */
export function roundAt(chars: readonly string[], at: number, seen: () => '0' | 'O' | null): '0' | 'O' | 'o' | null {
  const char = chars[at];
  if (char !== '0' && char !== 'O') return null;
  // A nought among small letters is a small o: De0doro.
  if (endsWord(chars, at)) return char === '0' && /\p{Ll}/u.test(chars[at - 1] ?? '') ? 'o' : 'O';
  return isOpenRound(chars, at) ? seen() : char;
}

/** The nearest letter or figure of the same word that is not round itself. */
function nextTo(chars: readonly string[], at: number, step: 1 | -1): string | null {
  let next = at + step;
  while (isRound(chars[next])) next += step;
  const char = chars[next] ?? '';
  return /[\p{L}\d]/u.test(char) ? char : null;
}

export function isRound(char: string | undefined): boolean {
  return char === '0' || char === 'O';
}

/** A nought is as wide as the other figures of its print, an O clearly wider: which of the two stands there, or null where that cannot be seen. */
export function roundSignOf(line: LineInk, cell: Cell): '0' | 'O' | null {
  const width = widthOf(line, cell);
  if (width === 0) return null;
  const figures = line.cells.filter((each) => each !== cell && FIGURES.test(each.char) && each.char !== '0');
  const widths = figures.map((each) => widthOf(line, each)).filter((each) => each > 0);
  const figure = widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)];
  const [letter, nought] = figure
    ? [figure * LETTER_TO_FIGURE, figure * NOUGHT_TO_FIGURE]
    : [line.cap * LETTER_TO_CAPITAL, line.cap * NOUGHT_TO_CAPITAL];
  return width >= letter ? 'O' : width <= nought ? '0' : null;
}

/** How many columns of a sign hold ink between the top of a capital and the baseline, the pixels of its edges in part. */
function widthOf({ ink, width }: LineInk, { from, to, top, base }: Cell): number {
  const rows = [Math.max(0, Math.round(top)), Math.round(base)] as const;
  const columns = Array.from({ length: to - from }, (_, i) => {
    let most = 0;
    for (let y = rows[0]; y < rows[1]; y++) most = Math.max(most, ink[y * width + from + i] ?? 0);
    return most;
  });
  const first = columns.findIndex((each) => each >= INK);
  const last = columns.findLastIndex((each) => each >= INK);
  return first === -1 ? 0 : last - first + 1;
}
