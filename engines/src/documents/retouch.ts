import { type Cell, type LineInk, lineInk, quadOf, type Raster } from '../vision/index.ts';
import type { Piece } from './layout.ts';
import { gridOf, likenessOf, type Marked, ownMark, takeApart } from './mark-shapes.ts';
import { isRound, roundAt, roundSignOf } from './round-signs.ts';
import { holdsTwoLetters, lostSpaces } from './spaces.ts';
import { alignedPairs } from './text.ts';

/** Looks at a piece in the picture for what the recogniser loses of a text: marks on letters, spaces between words. `most` is how sure of it one may be at most, `lost` that the place of one letter holds two. */
export type Retouch = (piece: Piece, text: string) => { text: string; most: number; lost?: boolean };

/** Nobody vouches for a mark that is hardly to be seen, nor for a round sign that may be a letter or a nought. */
const DOUBTED_MARK = 0.75;
/** Nor for one of two marks that fit alike. */
const DOUBTED_CHOICE = 0.58;
const DOUBTED_ROUND = 0.55;
/** What the recogniser itself was so sure of is doubted less. */
const CLEAR_SIGN = 0.9;

/** Marks stand this far from their letter and reach this far, in heights of a capital. */
const NEAR = 0.08;
const FAR = 0.44;
const FAINT_INK = 0.25;
/** Ink of a mark, in squares of a capital's height: below the first there is none, between the two nobody is sure. */
const NO_MARK = 0.006;
const SURE_MARK = 0.011;
/** The same of a stroke through a letter, which is mostly covered by the letter itself. */
const NO_STROKE = 0.0016;
const SURE_STROKE = 0.003;
/** Of two marks that fit a letter the better must be so much more alike to be sure. */
const CLEARLY = 0.05;
/** What the recogniser itself said counts this much. */
const SAID = 0.05;

const OPENS_WORD = /^[\p{L}\p{N}(]/u;

/** Print in Latin letters: the others have marks and gaps of their own. */
const LATIN = /^(?=.*\p{Script=Latin}{2})[\p{Script=Latin}\p{Script=Common}\p{M}]+$/u;
/** Letters that the recogniser takes for others which do not stand there: B within a word of small letters, t before the rest of a name. */
const TAKEN_FOR: readonly { letter: string; seen: RegExp }[] = [
  { letter: 'ß', seen: /(?<=\p{Ll})B(?![\p{Lu}\d])/gu },
  { letter: 'Ł', seen: /(?<![\p{L}\d])t(?=\p{Lu}{2}|\p{Ll}+(?:$|[ ,-]))/gu },
];

/** `letters`: the marked capitals that the print may hold; small ones are meant as well. */
export function retouchOf(raster: Raster, letters: string): Retouch {
  const known = [...letters, ...letters.toLowerCase()].flatMap((letter) => takeApart(letter) ?? []);
  const taken = TAKEN_FOR.filter(({ letter }) => letters.includes(letter));
  const inks = new WeakMap<Piece, { line: LineInk | null }>();
  const inkOf = (piece: Piece): LineInk | null => {
    const seen = inks.get(piece);
    if (seen) return seen.line;
    const [a, b, c, d] = piece.box.quad;
    const line = lineInk(raster, a && b && c && d ? [a, b, c, d] : quadOf(piece.box), placed(piece));
    inks.set(piece, { line });
    return line;
  };
  return (piece, read) => {
    const text = taken.reduce((current, { letter, seen }) => current.replace(seen, letter), read);
    if (piece.script || !LATIN.test(text)) return { text, most: 1 };
    const line = inkOf(piece);
    if (!line) return { text, most: 1 };
    const gaps = lostSpaces(line);
    const own = line.cells.map((cell, at) => ({
      cell,
      spaced: gaps.has(at),
      clear: (piece.glyphs?.[at]?.probability ?? 0) >= CLEAR_SIGN,
    }));
    const chars = [...text.normalize('NFC')].map((said) => ({ said, bare: takeApart(said)?.base ?? said }));
    let most = 1;
    // Another reading of the line may have other characters; places are known of those of the first.
    const pairs = alignedPairs<Side>(chars, own, (x, y) => 'said' in x && 'cell' in y && isSame(x.bare, y.cell.char));
    // A space that was lost after a letter stands before the next one: signs between the two (JL. SUDIRMAN) belong to the first.
    let owed = false;
    const withSpace = (letter: string): string => {
      const space = owed && OPENS_WORD.test(letter) ? ' ' : '';
      if (space || letter === ' ') owed = false;
      return space + letter;
    };
    const signs = chars.map(({ said }) => said);
    const out = pairs.map(([x, y], at) => {
      // A space that only the first reading saw.
      if (!x || !('said' in x)) return y && 'cell' in y && y.cell.char === ' ' ? withSpace(' ') : '';
      // Where the first reading had no such sign only the word tells a nought from an o.
      if (!y || !('cell' in y) || !isSame(x.bare, y.cell.char))
        return withSpace(roundAt(signs, chars.indexOf(x), () => null) ?? x.said);
      const round =
        roundAt(signs, chars.indexOf(x), () => roundSignOf(line, y.cell)) ?? (isRound(x.said) ? null : x.bare);
      if (round === null) most = Math.min(most, y.clear && y.cell.char === x.said ? DOUBTED_MARK : DOUBTED_ROUND);
      if (round === '0' || (isRound(x.bare) && round !== x.bare)) {
        const sign = withSpace(round ?? x.said);
        owed ||= y.spaced;
        return sign;
      }
      const options = known.filter(({ base }) => base === x.bare);
      if (options.some(({ place }) => place === 'above')) options.push(...ownMark(x.bare));
      const found: Found =
        options.length === 0
          ? { letter: x.said, sure: true }
          : besideLost(pairs, at)
            ? { letter: x.said, sure: false }
            : markOn(line, { ...y.cell, char: x.bare }, options, x.said);
      if (!found.sure) most = Math.min(most, found.rival ? DOUBTED_CHOICE : DOUBTED_MARK);
      const letter = withSpace(found.letter);
      owed ||= y.spaced && !besideLost(pairs, at);
      return letter;
    });
    const lost = countOf(text) <= countOf(piece.text) && holdsTwoLetters(line);
    return { text: out.join(''), most, lost };
  };
}

/** Whether a letter stands beside one that the first reading lost: its place holds that one's ink too (the H of `Hamburg` over an a). */
function besideLost(pairs: readonly (readonly [Side | undefined, Side | undefined])[], at: number): boolean {
  return [pairs[at - 1], pairs[at + 1]].some((pair) => {
    const [x, y] = pair ?? [];
    return x !== undefined && y === undefined && 'said' in x && OPENS_WORD.test(x.said);
  });
}

function countOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function isSame(a: string, b: string): boolean {
  return a === b || [a, b].every((each) => isRound(each) || each === 'o');
}

/** A character of the text to be retouched, or one that has its place in the picture. */
type Side = { said: string; bare: string } | { cell: Cell; spaced: boolean; clear: boolean };

/** The characters of a piece, bare, with their places along it. */
function placed({ text, glyphs }: Piece): { char: string; at: number }[] {
  const chars = [...text];
  return chars.map((char, i) => ({
    char: takeApart(char)?.base ?? char,
    at: glyphs?.[i]?.at ?? (i + 0.5) / chars.length,
  }));
}

/** `rival`: another mark fits nearly as well. */
type Found = { letter: string; sure: boolean; rival?: boolean };

/** The letter with the mark that its ink shows, or bare. */
function markOn(line: LineInk, cell: Cell, options: readonly Marked[], said: string): Found {
  const crossed = options.find(({ place }) => place === 'across');
  const stroke = crossed ? inkAcross(line, cell) : 0;
  if (crossed && stroke >= NO_STROKE) return { letter: crossed.letter, sure: stroke >= SURE_STROKE };
  for (const place of ['above', 'below'] as const) {
    const fitting = options.filter((option) => option.place === place);
    if (fitting.length === 0) continue;
    const seen = inkBeside(line, cell, place);
    if (seen.mass < NO_MARK) continue;
    const sure = seen.mass >= SURE_MARK;
    const [only] = fitting;
    if (only && fitting.length === 1) return { letter: only.letter, sure };
    const grid = gridOf((x, y) => seen.at(seen.x + x * line.cap, seen.y + y * line.cap));
    const ranked = fitting
      .map(({ letter, mark }) => ({ letter, like: likenessOf(grid, mark) + (letter === said ? SAID : 0) }))
      .sort((p, q) => q.like - p.like);
    const [best, next] = ranked;
    if (!best) continue;
    const rival = best.like - (next?.like ?? 0) < CLEARLY;
    return { letter: best.letter, sure: sure && !rival, rival };
  }
  // A mark that the recogniser saw and the language knows is not taken away, but nobody vouches for it.
  const own = options.find(({ letter }) => letter === said);
  return own ? { letter: own.letter, sure: false } : { letter: cell.char, sure: true };
}

type Seen = { mass: number; x: number; y: number; at: (x: number, y: number) => number };

/** Ink that stands apart above or below a letter: how much, where its middle is, and how dark it is where. */
function inkBeside(line: LineInk, cell: Cell, place: 'above' | 'below'): Seen {
  const { cap, width, height } = line;
  const [near, far] =
    place === 'above' ? [cell.top - NEAR * cap, cell.top - FAR * cap] : [cell.base + NEAR * cap, cell.base + FAR * cap];
  const [top, bottom] = [
    Math.max(0, Math.ceil(Math.min(near, far))),
    Math.min(height, Math.floor(Math.max(near, far))),
  ];
  const middle = (cell.from + cell.to) / 2;
  const half = Math.max((cell.to - cell.from) / 2, place === 'above' ? cap * 0.2 : 0);
  const [from, to] = [Math.max(0, Math.round(middle - half)), Math.min(width, Math.round(middle + half))];
  const beyond = place === 'above' ? top : bottom - 1;
  const kept = apart(line, { from, to, top, bottom }, beyond);
  let [mass, x, y] = [0, 0, 0];
  for (const [index, value] of kept) {
    mass += value;
    x += value * (index % width);
    y += value * Math.floor(index / width);
  }
  const all = Math.max(1e-9, mass);
  return {
    mass: mass / (cap * cap),
    x: x / all,
    y: y / all,
    at: (u, v) => kept.get(Math.round(v) * width + Math.round(u)) ?? 0,
  };
}

/** Inked pixels of a part of the strip, without those that hang together with ink at its far edge: another line's. */
function apart(
  { ink, width }: LineInk,
  { from, to, top, bottom }: { from: number; to: number; top: number; bottom: number },
  edge: number,
): Map<number, number> {
  const kept = new Map<number, number>();
  for (let y = top; y < bottom; y++)
    for (let x = from; x < to; x++) {
      const value = ink[y * width + x] ?? 0;
      if (value >= FAINT_INK) kept.set(y * width + x, value);
    }
  const foreign = [...kept.keys()].filter((index) => Math.floor(index / width) === edge);
  for (let index = foreign.pop(); index !== undefined; index = foreign.pop()) {
    if (!kept.delete(index)) continue;
    for (const next of [index - 1, index + 1, index - width, index + width]) if (kept.has(next)) foreign.push(next);
  }
  return kept;
}

/** A stroke through L reaches to the right of its stem where the bare letter has only paper. */
function inkAcross({ ink, width, cap }: LineInk, cell: Cell): number {
  const rows = [Math.round(cell.top + 0.25 * cap), Math.round(cell.top + 0.62 * cap)] as const;
  let stem = cell.from;
  let most = -1;
  for (let x = cell.from; x < (cell.from + cell.to) / 2; x++) {
    let sum = 0;
    for (let y = Math.round(cell.top); y < cell.base; y++) sum += ink[y * width + x] ?? 0;
    if (sum > most) [most, stem] = [sum, x];
  }
  let right = stem;
  const upper = Math.round(cell.top + 0.12 * cap);
  while (right < cell.to && (ink[upper * width + right] ?? 0) >= FAINT_INK) right++;
  const [from, to] = [right + Math.round(0.05 * cap), Math.min(cell.to, right + Math.round(0.2 * cap))];
  let sum = 0;
  for (let y = rows[0]; y < rows[1]; y++)
    for (let x = from; x < to; x++) sum += Math.max(0, (ink[y * width + x] ?? 0) - FAINT_INK);
  return sum / (cap * cap);
}
