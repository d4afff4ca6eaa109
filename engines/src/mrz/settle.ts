import { charValue, weightAt } from './check-digit.ts';
import type { Check, FormatSpec, Place } from './formats.ts';
import type { Candidate } from './glyphs.ts';

const RESIDUES = 10;

/** Candidates by [line][position]. */
export type Cells = readonly (readonly Candidate[][])[];
export type Settled = { lines: string[]; cost: number };

/** The likeliest characters, check digits aside. */
export function likeliest(cells: Cells): Settled {
  let cost = 0;
  const lines = cells.map((line) =>
    line
      .map((candidates) => {
        cost += candidates[0]?.cost ?? 0;
        return candidates[0]?.char ?? '<';
      })
      .join(''),
  );
  return { lines, cost };
}

type Step = { line: number; at: number; own: number; ownCheck: boolean; composite: number; compositeCheck: boolean };
type State = { cost: number; chars: string };

/**
 * The likeliest characters under which every check digit is right: dynamic programming over the checked positions, the
 * state being the running sums (modulo 10) of the field at hand and of the composite. Null when nothing fits.
 */
export function settle(cells: Cells, spec: FormatSpec, ignored: readonly Check['name'][] = []): Settled | null {
  const steps = stepsOf(spec, ignored);
  let states = new Map<number, State>([[0, { cost: 0, chars: '' }]]);
  for (const step of steps) {
    const next = new Map<number, State>();
    for (const [key, state] of states) {
      const own = Math.floor(key / RESIDUES);
      const composite = key % RESIDUES;
      for (const { char, cost } of cells[step.line]?.[step.at] ?? []) {
        const value = charValue(char);
        if (step.ownCheck && value !== own) continue;
        if (step.compositeCheck && value !== composite) continue;
        const ownAfter = step.ownCheck || step.own === 0 ? 0 : (own + value * step.own) % RESIDUES;
        const compositeAfter = step.compositeCheck ? 0 : (composite + value * step.composite) % RESIDUES;
        const after = ownAfter * RESIDUES + compositeAfter;
        const total = state.cost + cost;
        if (total < (next.get(after)?.cost ?? Infinity)) next.set(after, { cost: total, chars: state.chars + char });
      }
    }
    states = next;
  }
  const found = states.get(0);
  if (!found) return null;
  return merge(cells, steps, found.chars);
}

function merge(cells: Cells, steps: readonly Step[], chars: string): Settled {
  const { lines } = likeliest(cells);
  const rows = lines.map((line) => [...line]);
  steps.forEach((step, i) => {
    const row = rows[step.line];
    if (row) row[step.at] = chars.charAt(i);
  });
  const settled = rows.map((row) => row.join(''));
  let cost = 0;
  settled.forEach((text, line) => {
    [...text].forEach((char, at) => {
      cost += cells[line]?.[at]?.find((candidate) => candidate.char === char)?.cost ?? 0;
    });
  });
  return { lines: settled, cost };
}

/** Checked positions in the order of the composite, each with its weights in its own check and in the composite. */
function stepsOf(spec: FormatSpec, ignored: readonly Check['name'][]): Step[] {
  const checks = spec.checks.filter((check) => !ignored.includes(check.name));
  const composite = checks.find((check) => check.name === 'composite');
  const own = checks.filter((check) => check.name !== 'composite');
  const compositePlaces = composite ? composite.over.flatMap(([line, from, to]) => places(line, from, to)) : [];
  const all = composite
    ? [...compositePlaces, composite.at]
    : own.flatMap((check) => [...check.over.flatMap(([line, from, to]) => places(line, from, to)), check.at]);
  return all.map(([line, at]): Step => {
    const check = own.find(({ over }) => over.some((span) => span[0] === line && at >= span[1] && at < span[2]));
    const compositeAt = compositePlaces.findIndex((place) => place[0] === line && place[1] === at);
    return {
      line,
      at,
      own: check ? weightAt(at - (check.over[0]?.[1] ?? 0)) : 0,
      ownCheck: own.some((each) => each.at[0] === line && each.at[1] === at),
      composite: compositeAt === -1 ? 0 : weightAt(compositeAt),
      compositeCheck: composite?.at[0] === line && composite.at[1] === at,
    };
  });
}

/** The places that some check digit covers, and the check digits' own. */
export function checkedPlaces(spec: FormatSpec): Place[] {
  return stepsOf(spec, []).map(({ line, at }): Place => [line, at]);
}

function places(line: number, from: number, to: number): [number, number][] {
  return Array.from({ length: to - from }, (_, i) => [line, from + i]);
}
