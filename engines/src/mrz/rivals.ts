import type { FormatSpec, Place } from './formats.ts';
import type { Candidate } from './glyphs.ts';
import { checksOf } from './parse.ts';
import { type Cells, checkedPlaces, settle } from './settle.ts';

/** Evidence against a character that no reading considered. */
const UNSEEN_COST = 6;
/** Other numbers that satisfy the check digits too must be this much less likely (e^4: fifty to one) … */
const LEAST_LEAD = 4;
/** … and differ in a place that is not itself in doubt (e^1.5: four to one), however many such places there are. */
const LEAST_MARGIN = 1.5;
/** So many are told apart; a zone with more is no better known. */
const MAX_RIVALS = 8;
/**
 * Other numbers that the readings leave about as likely as those `taken`, and whose check digits are right too: a check digit tells
 * one digit in ten apart, so it settles a doubt but cannot choose among several. Whole zones, of which names and states are `taken`'s.
 */
export function rivalsOf(cells: Cells, taken: readonly string[], spec: FormatSpec): string[][] {
  const places = checkedPlaces(spec);
  const costs = new Map(
    places.map(([line, at]) => [key(line, at), costIn(cells[line]?.[at], charAt(taken, line, at))]),
  );
  const found = new Map<string, string[]>();
  for (const within of [LEAST_MARGIN, LEAST_LEAD]) {
    const open = openCells(cells, taken, places, (place, cost) => cost < (costs.get(place) ?? 0) + within);
    for (const [line, at] of places) {
      const others = open[line]?.[at]?.filter(({ char }) => char !== charAt(taken, line, at)) ?? [];
      if (others.length === 0) continue;
      const without = open.map((row, i) => (i === line ? row.map((old, j) => (j === at ? others : old)) : row));
      for (const rival of solutions(without, taken, spec, places)) {
        if (within === LEAST_LEAD && leadOver(rival, cells, places, costs) >= LEAST_LEAD) continue;
        found.set(rival.join(), rival);
        if (found.size === MAX_RIVALS) return [...found.values()];
      }
    }
  }
  return [...found.values()];
}

/** Long numbers end in the optional field: their check stands elsewhere, so both ways are tried (9303-5, 9303-6). */
function solutions(cells: Cells, taken: readonly string[], spec: FormatSpec, places: readonly Place[]): string[][] {
  const ways = spec.format === 'TD1' || spec.format === 'TD2' ? ([[], ['document_number']] as const) : ([[]] as const);
  return ways.flatMap((ignored) => {
    const settled = settle(cells, spec, ignored);
    if (!settled) return [];
    const rows = taken.map((text) => [...text]);
    for (const [line, at] of places) rows[line]?.splice(at, 1, charAt(settled.lines, line, at));
    const lines = rows.map((row) => row.join(''));
    return Object.values(checksOf(spec, lines)).every(Boolean) ? [lines] : [];
  });
}

function openCells(
  cells: Cells,
  taken: readonly string[],
  places: readonly Place[],
  isOpen: (place: string, cost: number) => boolean,
): Candidate[][][] {
  const open = cells.map((row, line) => row.map((_, at) => [{ char: charAt(taken, line, at), cost: 0 }]));
  for (const [line, at] of places) {
    const char = charAt(taken, line, at);
    const options = cells[line]?.[at] ?? [];
    const others = options.filter((other) => other.char !== char && isOpen(key(line, at), other.cost));
    open[line]?.splice(
      at,
      1,
      [{ char, cost: costIn(options, char) }, ...others].sort((a, b) => a.cost - b.cost),
    );
  }
  return open;
}

function leadOver(
  rival: readonly string[],
  cells: Cells,
  places: readonly Place[],
  costs: ReadonlyMap<string, number>,
): number {
  return places.reduce((sum, [line, at]) => {
    const cost = costIn(cells[line]?.[at], charAt(rival, line, at));
    return sum + cost - (costs.get(key(line, at)) ?? 0);
  }, 0);
}

function costIn(options: readonly Candidate[] | undefined, char: string): number {
  return options?.find((option) => option.char === char)?.cost ?? UNSEEN_COST;
}

function charAt(lines: readonly string[], line: number, at: number): string {
  return lines[line]?.charAt(at) ?? '<';
}

function key(line: number, at: number): string {
  return `${line} ${at}`;
}
