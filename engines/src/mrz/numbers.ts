import { alignLine } from './align.ts';
import type { FormatSpec, Span } from './formats.ts';
import { printCandidates } from './fuse.ts';
import type { SeenLine } from './glyphs.ts';
import { rivalsOf } from './rivals.ts';
import { type Cells, likeliest, type Settled, settle } from './settle.ts';

/** Evidence against a character that no reading considered. */
const UNSEEN_COST = 6;
/** How much less likely than what was seen, over all readings, numbers with right check digits may be. */
const MAX_REPAIR_COST = 4;
const MAX_REPAIRS = 3;
/** Characters that are this much less likely than the best one at their place are no alternative to it. */
const ALTERNATIVE_COST = 4;
/** A single reading is preferred to the mean of all only when it is clearly closer to what was seen. */
const LEAST_GAIN = 0.5;

/**
 * Numbers, dates and check digits that agree with each other: from all readings weighed together, or from a single one, since
 * one without any fault says more than a mean. Everything is measured against all that was seen, so that a digit printed
 * wrong is not repaired away; null when nothing close agrees.
 */
export function settleNumbers(
  spec: FormatSpec,
  lines: readonly SeenLine[],
  cells: Cells,
): { lines: string[]; repair: number } | null {
  const seen = likeliest(cells);
  let best: { lines: string[]; repair: number } | null = null;
  for (const reading of [cells, ...singleReadings(spec, lines)]) {
    const plausible = reading.map((line) => line.map(alternatives));
    const found = settleAlone(plausible, spec);
    if (!found) continue;
    const settled = withNumbers(seen.lines, found.lines, spec);
    const repair = costOf(settled, cells) - seen.cost;
    const changes = seen.lines.reduce((sum, line, i) => sum + differences(line, settled[i] ?? ''), 0);
    if (repair > MAX_REPAIR_COST || changes > MAX_REPAIRS) continue;
    if (!best || repair < best.repair - LEAST_GAIN) best = { lines: settled, repair };
  }
  return best;
}

/** The likeliest numbers whose check digits are right, when no other such numbers are about as likely. */
function settleAlone(cells: Cells, spec: FormatSpec): Settled | null {
  for (const ignored of [[], ['document_number']] as const) {
    const found = settle(cells, spec, ignored);
    if (!found) continue;
    return rivalsOf(cells, found.lines, spec).length > 0 ? null : found;
  }
  return null;
}

function isWithin(span: Span, line: number, at: number): boolean {
  return span[0] === line && at >= span[1] && at < span[2];
}

function uncoveredSpans(spec: FormatSpec): Span[] {
  const { name, issuing_state, nationality, sex, document_code } = spec.fields;
  return [name, issuing_state, nationality, sex, document_code].filter((span): span is Span => span !== undefined);
}

function alternatives(options: Cells[number][number]): Cells[number][number] {
  const cheapest = options[0]?.cost ?? 0;
  return options.filter(({ cost }) => cost <= cheapest + ALTERNATIVE_COST);
}

function singleReadings(spec: FormatSpec, lines: readonly SeenLine[]): Cells[] {
  const most = Math.max(...lines.map((line) => line.again?.length ?? 0));
  // Shapes are weighed in already, and clear ones are not overruled by one reading of another kind.
  if (most === 0 || lines.every((line) => line.print)) return printed(spec, lines);
  return Array.from({ length: most + 1 }, (_, k) =>
    lines.map((line, i) => {
      const reading = k === 0 ? line : (line.again?.[k - 1] ?? line);
      const { again: _again, ...alone } = reading;
      return alignLine(alone, spec.classes[i] ?? '').cells;
    }),
  );
}

/** By the shapes alone, in the formats whose lines were all laid on the grid. */
function printed(spec: FormatSpec, lines: readonly SeenLine[]): Cells[] {
  const cells = lines.map(({ print }, i) => {
    const kinds = spec.classes[i] ?? '';
    return print?.cells.length === kinds.length ? [...kinds].map((kind, at) => printCandidates(print, at, kind)) : [];
  });
  const isWhole = cells.every(
    (row, i) => row.length > 0 && row.every((options) => options.length > 0) && spec.classes[i],
  );
  return isWhole ? [cells] : [];
}

/** Checked positions from one reading, names, states and sex from another. */
function withNumbers(lines: readonly string[], numbers: readonly string[], spec: FormatSpec): string[] {
  const kept = uncoveredSpans(spec);
  return numbers.map((text, line) =>
    [...text]
      .map((char, at) => (kept.some((span) => isWithin(span, line, at)) ? lines[line]?.charAt(at) : char))
      .join(''),
  );
}

function costOf(lines: readonly string[], cells: Cells): number {
  return lines.reduce(
    (sum, text, line) =>
      [...text].reduce((total, char, at) => {
        const found = cells[line]?.[at]?.find((option) => option.char === char);
        return total + (found?.cost ?? UNSEEN_COST);
      }, sum),
    0,
  );
}

function differences(a: string, b: string): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a.charAt(i) !== b.charAt(i)) count++;
  return count;
}
