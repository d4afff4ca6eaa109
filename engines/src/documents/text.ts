/** A text folded for comparison, with the place in the original of each kept character. */
export type Folded = { text: string; origin: number[] };

/** Upper case, width- and mark-folded, without spaces and punctuation; `origin[i]` is the index (in code points) it came from. */
export function fold(text: string): Folded {
  let out = '';
  const origin: number[] = [];
  [...text].forEach((char, index) => {
    for (const each of char.normalize('NFKD').toUpperCase()) {
      if (!/[\p{L}\p{N}]/u.test(each)) continue;
      out += each;
      origin.push(index);
    }
  });
  return { text: out, origin };
}

const ALIKE: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' };

/** Folded as `fold`, with letters and digits that look alike made one, and r before n, which small print makes an m: for finding known words, never for values. */
export function foldLoosely(text: string): Folded {
  const { text: folded, origin } = fold(text);
  const chars = [...folded].map((char, at) => (char === 'N' && folded[at - 1] === 'R' ? 'M' : (ALIKE[char] ?? char)));
  const isKept = (at: number): boolean => folded[at] !== 'R' || folded[at + 1] !== 'N';
  return { text: chars.filter((_, at) => isKept(at)).join(''), origin: origin.filter((_, at) => isKept(at)) };
}

export type Found = { from: number; to: number; errors: number };

/**
 * Where `needle` occurs in `text` with at most `allowed` edits (Sellers' algorithm); the best, leftmost place, as folded
 * indexes [from, to).
 */
export function findNear(text: string, needle: string, allowed: number): Found | null {
  if (needle === '' || text === '') return null;
  const exact = text.indexOf(needle);
  if (exact !== -1) return { from: exact, to: exact + needle.length, errors: 0 };
  if (allowed === 0 || !mayOccur(text, needle, allowed)) return null;
  let previous = Array.from({ length: needle.length + 1 }, (_, i) => ({ cost: i, from: 0 }));
  let best: Found | null = null;
  for (let at = 1; at <= text.length; at++) {
    const row = [{ cost: 0, from: at }];
    for (let i = 1; i <= needle.length; i++) {
      const same = text.charAt(at - 1) === needle.charAt(i - 1);
      const options = [
        { cost: (previous[i - 1]?.cost ?? 0) + (same ? 0 : 1), from: previous[i - 1]?.from ?? 0 },
        { cost: (previous[i]?.cost ?? 0) + 1, from: previous[i]?.from ?? 0 },
        { cost: (row[i - 1]?.cost ?? 0) + 1, from: row[i - 1]?.from ?? 0 },
      ];
      row.push(options.reduce((a, b) => (b.cost < a.cost ? b : a)));
    }
    const end = row[needle.length];
    if (end && end.cost <= allowed && (!best || end.cost < best.errors))
      best = { from: end.from, to: at, errors: end.cost };
    previous = row;
  }
  return best;
}

/** Of one part more than there are edits, at least one is free of them: where none occurs, the whole does not either. */
function mayOccur(text: string, needle: string, edits: number): boolean {
  const length = needle.length / (edits + 1);
  for (let part = 0; part <= edits; part++)
    if (text.includes(needle.slice(Math.floor(part * length), Math.floor((part + 1) * length)))) return true;
  return false;
}

/** Edits between two short texts (Levenshtein). */
export function editsBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** The items of two readings beside each other, with the fewest changes between them. */
export function alignedPairs<T>(
  a: readonly T[],
  b: readonly T[],
  same: (x: T, y: T) => boolean,
): [T | undefined, T | undefined][] {
  const costs = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)),
  );
  const at = (i: number, j: number) => costs[i]?.[j] ?? Number.POSITIVE_INFINITY;
  const change = (i: number, j: number) => {
    const [x, y] = [a[i - 1], b[j - 1]];
    return x !== undefined && y !== undefined && same(x, y) ? 0 : 1;
  };
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const row = costs[i];
      if (row) row[j] = Math.min(at(i - 1, j - 1) + change(i, j), at(i - 1, j) + 1, at(i, j - 1) + 1);
    }
  const found: [T | undefined, T | undefined][] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + change(i, j)) found.push([a[--i], b[--j]]);
    else if (j > 0 && at(i, j) === at(i, j - 1) + 1) found.push([undefined, b[--j]]);
    else found.push([a[--i], undefined]);
  }
  return found.reverse();
}

/** Reading errors that a label of this length may hold and still be known. */
export function allowedErrors(label: string): number {
  return /\p{Script=Han}/u.test(label) ? Math.floor(label.length / 4) : Math.floor(label.length / 6);
}
