import { fits } from './formats.ts';
import type { Candidate, SeenPrint } from './glyphs.ts';

/** What one kind of reader says against a sign that it did not consider. */
const UNSEEN_COST = 6;
/** Nothing was seen where a run of fillers was shortened: that speaks for a filler, but softly. */
const UNSEEN_IN_GAP_COST = 1.5;
/** Recognisers are surer than they are right: where shapes can be heard, half of what they say is believed. */
const DISCOUNT = 0.5;
/** Signs that are less likely than this by their shape are no candidates. */
const LEAST_PROBABILITY = 0.0025;

/** Adds the evidence of the shapes to that of the other readings: they err apart, so costs add up. */
export function fuse(
  cells: readonly Candidate[][],
  kinds: string,
  seen: { print: SeenPrint | undefined; holes: readonly number[]; gaps: readonly number[] },
): Candidate[][] {
  const { print, holes, gaps } = seen;
  const weight = print?.weight ?? 0;
  if (!print || weight === 0 || print.cells.length !== kinds.length) return cells.map((options) => [...options]);
  return cells.map((options, at) => {
    const shapes = printCandidates(print, at, kinds.charAt(at));
    if (shapes.length === 0) return [...options];
    const known = holes.includes(at) ? [] : options;
    const unseen = known.length === 0 ? 0 : gaps.includes(at) ? UNSEEN_IN_GAP_COST : UNSEEN_COST;
    const chars = new Set([...known, ...shapes].map(({ char }) => char));
    return [...chars]
      .map((char) => ({
        char,
        cost: (1 - DISCOUNT * weight) * costIn(known, char, unseen) + weight * costIn(shapes, char, UNSEEN_COST),
      }))
      .sort((a, b) => a.cost - b.cost);
  });
}

/** The signs of this kind that the shape at a place may be; signs of other kinds cannot stand there and do not compete. */
export function printCandidates(print: SeenPrint, at: number, kind: string): Candidate[] {
  const fit = (print.cells[at] ?? []).filter(({ char }) => fits(char, kind));
  const total = fit.reduce((sum, { probability }) => sum + probability, 0);
  if (total < LEAST_PROBABILITY) return [];
  return fit
    .filter(({ probability }) => probability / total >= LEAST_PROBABILITY)
    .map(({ char, probability }) => ({ char, cost: -Math.log(probability / total) }));
}

function costIn(options: readonly Candidate[], char: string, unseen: number): number {
  return Math.min(unseen, options.find((option) => option.char === char)?.cost ?? unseen);
}
