import type { FormatSpec } from './formats.ts';
import type { Candidate } from './glyphs.ts';
import { areLookAlike } from './lookalikes.ts';
import type { Cells } from './settle.ts';
import { transliterate } from './transliterate.ts';

/** Where a reader stands in a name field: in the surname or the given names, after one filler, after two, or in the tail. */
type Place = 'start' | 'surname' | 'surname_gap' | 'parted' | 'given' | 'given_gap' | 'tail';
type Step = { to: Place; cost: number };

const UNSEEN_COST = 6;
const RULE_BROKEN_COST = 6;
/** How much less likely than the best reading a name that is also printed elsewhere may be, to be preferred … */
const HINT_WORTH = 4.5;
/** … and how much less likely any of its letters, unless one reader prefers just that one (e^2: seven to one). */
const LETTER_WORTH = 2;
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

/** What the page says beside the zone, and the letter that each reader of the zone prefers at each place of its lines. */
export type Witnesses = { hints: readonly string[]; votes: readonly (readonly string[][])[] };

/**
 * Check digits do not cover names, so they are settled by the grammar of the name field and by what is printed elsewhere on
 * the page: of all readings that the picture allows, one that stands there too is taken. A letter is exchanged for the printed
 * one only where the readings leave it in doubt, or where one reader saw it and the other a known look-alike of it.
 */
export function settleName(lines: string[], cells: Cells, spec: FormatSpec, { hints, votes }: Witnesses): string[] {
  const span = spec.fields.name;
  if (!span) return lines;
  const [line, from, to] = span;
  const seen = (cells[line] ?? []).slice(from, to);
  const best = bySyntax(seen);
  const name = byHints(seen, best, { hints, votes: (votes[line] ?? []).slice(from, to) }) ?? best.text;
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

function byHints(
  seen: readonly Candidate[][],
  best: { text: string; cost: number },
  { hints, votes }: { hints: readonly string[]; votes: readonly (readonly string[])[] },
): string | null {
  const names = namesIn(hints, best.text);
  let found: { text: string; cost: number } | null = null;
  for (const surname of names) {
    // Most hints are no surname at all: the first letters tell.
    if (!isLikely(seen.slice(0, surname.length), surname, votes)) continue;
    for (const given of names) {
      const text = `${surname}<<${given}`.slice(0, seen.length).padEnd(seen.length, '<');
      const cost = costOf(seen, text);
      if (isLikely(seen, text, votes) && (!found || cost < found.cost)) found = { text, cost };
    }
  }
  return found?.text ?? null;
}

/** The printed names; recognisers lose spaces, so one with as many letters as a part of the zone's name is parted like it too. */
function namesIn(hints: readonly string[], zone: string): string[] {
  const parts = zone.replace(/<+$/, '').split('<<');
  const names = hints.slice(0, MAX_HINTS).map(transliterate);
  const parted = names.flatMap((name) => {
    const letters = name.replaceAll('<', '');
    return parts
      .filter((part) => part.replaceAll('<', '').length === letters.length)
      .map((part) => like(part, letters));
  });
  return [...new Set([...names, ...parted])].filter((name) => name.length >= 2);
}

function like(part: string, letters: string): string {
  let at = 0;
  return [...part].map((char) => (char === '<' ? char : letters.charAt(at++))).join('');
}

/** Whether the readings allow this text: letter by letter, and as a whole. */
function isLikely(seen: readonly Candidate[][], text: string, votes: readonly (readonly string[])[]): boolean {
  let worse = 0;
  for (const [i, options] of seen.entries()) {
    const char = text.charAt(i);
    const behind = costIn(options, char) - (options[0]?.cost ?? 0);
    const said = votes[i] ?? [];
    if (said.includes(char) && said.every((other) => other === char || areLookAlike(other, char))) continue;
    worse += behind;
    if (behind >= LETTER_WORTH || worse > HINT_WORTH) return false;
  }
  return true;
}

function costOf(seen: readonly Candidate[][], text: string): number {
  return seen.reduce((sum, options, i) => sum + costIn(options, text.charAt(i)), 0);
}

function costIn(options: readonly Candidate[], char: string): number {
  return options.find((option) => option.char === char)?.cost ?? UNSEEN_COST;
}
