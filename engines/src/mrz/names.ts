import type { FormatSpec } from './formats.ts';
import type { Candidate } from './glyphs.ts';
import type { Cells } from './settle.ts';
import { transliterate } from './transliterate.ts';

/** Where a reader stands in a name field: in the surname or the given names, after one filler, after two, or in the tail. */
type Place = 'start' | 'surname' | 'surname_gap' | 'parted' | 'given' | 'given_gap' | 'tail';
type Step = { to: Place; cost: number };

const UNSEEN_COST = 6;
const RULE_BROKEN_COST = 6;
/** How much less likely than the best reading a name that is also printed elsewhere may be, to be preferred. */
const HINT_WORTH = 4.5;
const MAX_HINTS = 60;

/** Two fillers part surname and given names, one parts their words, and nothing follows the tail (ICAO 9303-3 section 4.6). */
const AFTER_LETTER: Readonly<Record<Place, Step>> = {
  start: { to: 'surname', cost: 0 },
  surname: { to: 'surname', cost: 0 },
  surname_gap: { to: 'surname', cost: 0.2 },
  parted: { to: 'given', cost: 0 },
  given: { to: 'given', cost: 0 },
  given_gap: { to: 'given', cost: 0.2 },
  tail: { to: 'given', cost: RULE_BROKEN_COST },
};
const AFTER_FILLER: Readonly<Record<Place, Step>> = {
  start: { to: 'surname_gap', cost: RULE_BROKEN_COST },
  surname: { to: 'surname_gap', cost: 0 },
  surname_gap: { to: 'parted', cost: 0 },
  parted: { to: 'tail', cost: 1 },
  given: { to: 'given_gap', cost: 0 },
  given_gap: { to: 'tail', cost: 0 },
  tail: { to: 'tail', cost: 0 },
};
/** A name field that is full without any given names is rare. */
const AT_END: Readonly<Partial<Record<Place, number>>> = { surname: 2, surname_gap: 2 };

/**
 * Check digits do not cover names, so they are settled by the grammar of the name field and by what is printed elsewhere on
 * the page: of all readings that the picture allows, one that stands there too is taken.
 */
export function settleName(lines: string[], cells: Cells, spec: FormatSpec, hints: readonly string[]): string[] {
  const span = spec.fields.name;
  if (!span) return lines;
  const [line, from, to] = span;
  const seen = (cells[line] ?? []).slice(from, to);
  const best = bySyntax(seen);
  const name = byHints(seen, best.cost, hints) ?? best.text;
  return lines.map((text, i) => (i === line ? text.slice(0, from) + name + text.slice(to) : text));
}

function bySyntax(seen: readonly Candidate[][]): { text: string; cost: number } {
  let paths = new Map<Place, { text: string; cost: number }>([['start', { text: '', cost: 0 }]]);
  for (const options of seen) {
    const next = new Map<Place, { text: string; cost: number }>();
    const filler = options.some(({ char }) => char === '<') ? [] : [{ char: '<', cost: UNSEEN_COST }];
    for (const [place, path] of paths) {
      for (const { char, cost } of [...options, ...filler]) {
        const step = char === '<' ? AFTER_FILLER[place] : AFTER_LETTER[place];
        const total = path.cost + cost + step.cost;
        if (total < (next.get(step.to)?.cost ?? Infinity)) next.set(step.to, { text: path.text + char, cost: total });
      }
    }
    paths = next;
  }
  const ends = [...paths].map(([place, path]) => ({ ...path, cost: path.cost + (AT_END[place] ?? 0) }));
  return ends.reduce((a, b) => (b.cost < a.cost ? b : a));
}

function byHints(seen: readonly Candidate[][], bestCost: number, hints: readonly string[]): string | null {
  const names = [...new Set(hints.slice(0, MAX_HINTS).map(transliterate))].filter((name) => name.length >= 2);
  let best: { text: string; cost: number } | null = null;
  for (const surname of names) {
    // Most hints are no surname at all: the first letters tell.
    if (costOf(seen.slice(0, surname.length), surname) > bestCost + HINT_WORTH) continue;
    for (const given of names) {
      const text = `${surname}<<${given}`.slice(0, seen.length).padEnd(seen.length, '<');
      const cost = costOf(seen, text);
      if (cost <= bestCost + HINT_WORTH && (!best || cost < best.cost)) best = { text, cost };
    }
  }
  return best?.text ?? null;
}

function costOf(seen: readonly Candidate[][], text: string): number {
  return seen.reduce((sum, options, i) => {
    const found = options.find(({ char }) => char === text.charAt(i));
    return sum + (found?.cost ?? UNSEEN_COST);
  }, 0);
}
