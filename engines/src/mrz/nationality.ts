import type { FormatSpec, Span } from './formats.ts';
import type { Candidate } from './glyphs.ts';
import type { Cells } from './settle.ts';
import { isStateCode, STATE_CODES } from './states.ts';

const FAR = 4.5;
const SAME_STATE_BONUS = 1.5;

/**
 * Check digits do not cover the issuing state and the nationality, so each is settled on the nearest code that exists; most
 * people hold a paper of their own state, hence a code equal to the other field's is preferred.
 */
export function settleStates(lines: string[], cells: Cells, spec: FormatSpec): string[] {
  const issuing = spec.fields.issuing_state;
  const nationality = spec.fields.nationality;
  if (!issuing || !nationality) return lines;
  const first = nearestState(lines, cells, issuing, textOf(lines, nationality));
  const withIssuing = write(lines, issuing, first);
  return write(withIssuing, nationality, nearestState(withIssuing, cells, nationality, first));
}

function nearestState(lines: string[], cells: Cells, span: Span, other: string): string {
  const read = textOf(lines, span);
  if (isStateCode(read.replace(/<+$/, ''))) return read;
  const options = (cells[span[0]] ?? []).slice(span[1], span[2]);
  let best = { code: read, cost: FAR };
  for (const code of STATE_CODES) {
    const cost =
      [...code].reduce((sum, char, i) => sum + costOf(options[i], char), 0) - (code === other ? SAME_STATE_BONUS : 0);
    if (cost < best.cost) best = { code, cost };
  }
  return best.code;
}

function costOf(options: Candidate[] | undefined, char: string): number {
  const cheapest = options?.[0]?.cost ?? 0;
  const found = options?.find((option) => option.char === char);
  return found ? found.cost - cheapest : FAR;
}

function textOf(lines: string[], [line, from, to]: Span): string {
  return (lines[line] ?? '').slice(from, to);
}

function write(lines: string[], [line, from, to]: Span, text: string): string[] {
  return lines.map((current, i) => (i === line ? current.slice(0, from) + text + current.slice(to) : current));
}
