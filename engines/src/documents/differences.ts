import { fold } from './text.ts';

/** A part [from, to) of a text, in UTF-16 units; an empty part says that something is missing there. */
export type TextSpan = [from: number, to: number];

const LONGEST = 200;

/** The letters in which two texts differ, in each of them: case, marks, spaces and punctuation are no difference. */
export function differences(a: string, b: string): { a: TextSpan[]; b: TextSpan[] } {
  const x = lettersOf(a);
  const y = lettersOf(b);
  const steps = editsOf(
    x.map(({ letter }) => letter),
    y.map(({ letter }) => letter),
  );
  const spans: { a: TextSpan[]; b: TextSpan[] } = { a: [], b: [] };
  for (const { i, j, inA, inB } of steps) {
    add(spans.a, inA ? x[i] : undefined, x[i]?.from ?? a.length);
    add(spans.b, inB ? y[j] : undefined, y[j]?.from ?? b.length);
  }
  return spans;
}

type Letter = { letter: string; from: number; to: number };

/** The folded letters of a text with their places in it. */
function lettersOf(text: string): Letter[] {
  const points = [...text];
  const starts: number[] = [];
  let at = 0;
  for (const point of points) {
    starts.push(at);
    at += point.length;
  }
  const { text: folded, origin } = fold(text);
  return [...folded].slice(0, LONGEST).map((letter, i) => {
    const from = starts[origin[i] ?? 0] ?? 0;
    return { letter, from, to: from + (points[origin[i] ?? 0]?.length ?? 1) };
  });
}

function add(spans: TextSpan[], letter: Letter | undefined, at: number): void {
  const last = spans.at(-1);
  const [from, to] = letter ? [letter.from, letter.to] : [at, at];
  if (!last || from > last[1]) spans.push([from, to]);
  else last[1] = Math.max(last[1], to);
}

type Edit = { i: number; j: number; inA: boolean; inB: boolean };

/** The fewest edits that make one text the other: each with its place in both, and in which of them a letter stands there. */
function editsOf(a: readonly string[], b: readonly string[]): Edit[] {
  const columns = b.length + 1;
  const cost = new Uint16Array((a.length + 1) * columns);
  const at = (i: number, j: number): number => cost[i * columns + j] ?? 0;
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      if (i === a.length || j === b.length) cost[i * columns + j] = a.length - i + b.length - j;
      else {
        const kept = at(i + 1, j + 1) + (a[i] === b[j] ? 0 : 1);
        cost[i * columns + j] = Math.min(kept, at(i + 1, j) + 1, at(i, j + 1) + 1);
      }
    }
  }
  const edits: Edit[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const same = i < a.length && j < b.length && a[i] === b[j];
    if (i < a.length && j < b.length && at(i, j) === at(i + 1, j + 1) + (same ? 0 : 1)) {
      if (!same) edits.push({ i, j, inA: true, inB: true });
      i++;
      j++;
    } else if (i < a.length && at(i, j) === at(i + 1, j) + 1) edits.push({ i: i++, j, inA: true, inB: false });
    else edits.push({ i, j: j++, inA: false, inB: true });
  }
  return edits;
}
