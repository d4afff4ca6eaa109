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

/** Whether the sign is a letter or a figure cannot be told by its word: it stands alone, or among signs of both kinds. */
export function isOpenRound(chars: readonly string[], at: number): boolean {
  if (!isRound(chars[at])) return false;
  let [from, to] = [at, at + 1];
  while (/[\p{L}\d]/u.test(chars[from - 1] ?? '')) from--;
  while (/[\p{L}\d]/u.test(chars[to] ?? '')) to++;
  const others = chars.slice(from, to).filter((char, i) => from + i !== at && !isRound(char));
  const sure = others.length > 0 && others.every((char) => /\d/.test(char) === (chars[at] === '0'));
  return !sure;
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
