import { oneForm } from './han.ts';
import type { Part } from './labels.ts';
import type { Piece } from './layout.ts';
import { alignedPairs, editsBetween } from './text.ts';

/** So many lines below each other may hold what is looked for. */
const MOST_LINES = 4;
/** Lines of one text begin at the same place and stand this close, in heights of the first. */
const SAME_LEFT = 1.6;
const CLOSE = 1.9;
/** Shorter words stand twice on a page by chance. */
const SHORTEST = 5;
/** A second print is the same text when it differs by at most this part of its letters, and helps only where it was itself read clearly. */
const NEARLY = 0.2;
const CLEAR = 0.75;
const BORDER = '\n';

export type SecondPrint = {
  isSame: boolean;
  hasMore: boolean;
  value: string;
  /** The two prints show different marks on a letter. */
  marksDiffer: boolean;
};
/** The text of a piece with the marks and spaces that its ink shows. */
type Settled = (piece: Piece) => string;

/**
 * A value that stands on the page once more, as name and address do in the head of a letter and in its table: `isSame` where letters and
 * figures are the same there; else the value with the letters of the other print, if that one was read clearly, and whether it `hasMore`. Null
 * where it stands once. A mark, dash or border between lines that one print shows is taken from it: print loses them and invents none.
 */
export function secondPrint(
  value: string,
  own: readonly Piece[],
  parts: readonly Part[],
  settled: Settled,
): SecondPrint | null {
  const wanted = bare(value);
  if (wanted.length < SHORTEST) return null;
  const others = parts.filter(({ kind, piece }) => kind === 'value' && !own.some((each) => isIn(piece, each)));
  const runs = others.flatMap(({ piece }) => runsFrom(piece, others));
  const same = runs.find((run) => bare(textOf(run)) === wanted);
  if (same) return { isSame: true, hasMore: false, ...together(value, same.map(settled)) };
  const near = runs
    .map((run) => ({ run, errors: editsBetween(bare(textOf(run)), wanted) }))
    .filter(({ run, errors }) => errors <= wanted.length * NEARLY && isClear(run))
    .sort((a, b) => a.errors - b.errors)[0];
  if (!near) return null;
  const other = textOf(near.run);
  const longer = bare(other).length > wanted.length;
  return { isSame: false, hasMore: longer, value: withLetters(value, other), marksDiffer: false };
}

/** A value with what its letters lost and the same letters in other lines have: marks, dashes, and what stood between two lines. */
function together(value: string, lines: readonly string[]): { value: string; marksDiffer: boolean } {
  const others = lines.flatMap((line, at) => [...(at === 0 ? line : `${BORDER}${line}`)]);
  const pairs = alignedPairs([...value], others, (a, b) => bare(a) === bare(b) && isSign(a) === isSign(b));
  let marksDiffer = false;
  let out = '';
  for (const [mine, theirs] of pairs) {
    if (mine !== undefined && theirs !== undefined && !isSign(mine) && !isSign(theirs)) {
      const marked = isMarked(mine) && isMarked(theirs) && mine.toUpperCase() !== theirs.toUpperCase();
      marksDiffer ||= marked;
      out += !isMarked(mine) && isMarked(theirs) ? theirs : mine;
    } else if (mine !== undefined) out += mine;
    else if (theirs === '-') out += theirs;
    else if (theirs === BORDER && !/[^\p{L}\p{N}]$/u.test(out)) out += ', ';
  }
  return { value: out, marksDiffer };
}

function isSign(char: string): boolean {
  return !/[\p{L}\p{N}]/u.test(char);
}

function isMarked(letter: string): boolean {
  return letter.normalize('NFD').length > 1;
}

/** The lines that begin with a piece: it alone, it and the next one below, and so on. */
function runsFrom(first: Piece, parts: readonly Part[]): Piece[][] {
  const run = [first];
  const runs = [[first]];
  while (run.length < MOST_LINES) {
    const last = run.at(-1) ?? first;
    const next = parts.find(({ piece }) => {
      const down = piece.y - last.y;
      const isBelow = down > last.height * 0.4 && down < last.height * CLOSE;
      return isBelow && Math.abs(piece.x - first.x) < first.height * SAME_LEFT;
    });
    if (!next) return runs;
    run.push(next.piece);
    runs.push([...run]);
  }
  return runs;
}

function isIn(piece: Piece, whole: Piece): boolean {
  return (
    Math.abs(piece.y - whole.y) < whole.height / 2 && piece.x < whole.x + whole.width && whole.x < piece.x + piece.width
  );
}

function isClear(run: readonly Piece[]): boolean {
  return run.every(({ glyphs }) =>
    (glyphs ?? []).every(({ char, probability }) => !/[\p{L}\p{N}]/u.test(char) || probability >= CLEAR),
  );
}

function textOf(run: readonly Piece[]): string {
  return run.map(({ text }) => text).join(' ');
}

/** Letters and figures; marks and round signs are settled by the ink of each print, and the reader takes ß for B. */
function bare(text: string): string {
  const signs = oneForm(text)
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return signs.replaceAll('0', 'O').replaceAll('ß', 'B');
}

/** What the value says with the letters that the other text has and it lost or took for others; its own marks, spaces and stops stay. */
function withLetters(value: string, other: string): string {
  const signs = [...other].filter((char) => /[\p{L}\p{N}]/u.test(char));
  const pairs = alignedPairs([...value], signs, (a, b) => bare(a) === bare(b));
  return pairs
    .map(([mine, theirs]) => {
      if (theirs === undefined) return mine !== undefined && /[\p{L}\p{N}]/u.test(mine) ? '' : mine;
      return mine !== undefined && bare(mine) === bare(theirs) ? mine : theirs;
    })
    .join('');
}
