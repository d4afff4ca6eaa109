import { isScalar, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';
import type { Names } from '../expression/index.ts';
import { AggregateInvalid } from '../windows/index.ts';
import type { Ground } from './ground.ts';
import { type Fault, type Rule, RuleInvalid, readRule } from './rule.ts';
import { RuleSet } from './rule-set.ts';

/** Longest rule, in characters. */
const MAX_TEXT = 50_000;
/** The place of the text behind a block's sign ("|" or ">"): its first line is the next one. */
const BLOCKS = new Set(['BLOCK_LITERAL', 'BLOCK_FOLDED']);

/** A rule's file checked as it would be when saved: the rule, or the first fault with line and column in the file. */
export function checkRule(text: string, event: Names, ground: Ground = {}): { rule: Rule } | { fault: Fault } {
  if (text.length > MAX_TEXT) return { fault: faultAt('', `a rule has at most ${MAX_TEXT} characters`) };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) return { fault: { ...faultAt('', broken.message), ...placeAt(lines, broken.pos[0]) } };
  try {
    const rule = readRule(document.toJS({ maxAliasCount: 0 }));
    // What this stream lacks is no fault of the rule: it is checked as if all it needs were there.
    const set = new RuleSet([{ ...rule, regions: null }], event, ground);
    const [asleep] = set.asleep;
    if (asleep) return { fault: faultAt('needs', `${asleep.missing.join(', ')} is not known here`) };
    return { rule };
  } catch (error) {
    const fault = faultOf(error);
    return { fault: { ...fault, ...placeOf(fault, document.getIn(pathOf(fault.path), true), lines) } };
  }
}

function faultAt(path: string, message: string): Fault {
  return { path, line: null, column: null, message, suggestion: null };
}

function faultOf(error: unknown): Fault {
  if (error instanceof RuleInvalid) return error.fault;
  if (error instanceof AggregateInvalid) return faultAt(`aggregates.${error.at}`, error.message);
  throw error;
}

const pathOf = (path: string): (string | number)[] =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Where in the file a fault stands: the start of the value, and the place of the fault in its text. */
function placeOf(fault: Fault, node: unknown, lines: LineCounter): Pick<Fault, 'line' | 'column'> {
  const start = (node as Node | undefined)?.range?.[0];
  if (start === undefined) return { line: null, column: null };
  const { line, column } = placeAt(lines, start);
  if (fault.line === null || fault.column === null || !isScalar(node)) return { line, column };
  const { type } = node as Scalar;
  if (BLOCKS.has(type ?? '')) return { line: line + fault.line, column: fault.column };
  const quote = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE' ? 1 : 0;
  return { line: line + fault.line - 1, column: column + quote + fault.column - 1 };
}

function placeAt(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
