import { z } from 'zod';
import type { Ctx } from '#platform/db';
import { type FieldError, Problem } from '#platform/errors';
import { fromWire, snakeName } from '#platform/http';
import { batchEmpty } from '../errors.ts';
import type { Item } from '../lane/item.ts';
import { lanesFacility } from '../lane/lanes.ts';
import { type BatchAnswer, TransactionIn } from '../schema/index.ts';
import { keepKnown } from './label-transaction.ts';
import { historyRows } from './read-history.ts';
import { prepareItem } from './take-transaction.ts';

export const BATCH_BYTES = 4 * 1024 * 1024;
export const LINES_MAX = 1000;
const LINE_MAX = 16_384;

type Line = BatchAnswer['lines'][number];
type Place = Pick<Line, 'line' | 'side'>;
type Refused = { code: string; errors: FieldError[] };
/** One event of many: read, or refused with its reason. */
export type Given = Place & ({ input: TransactionIn } | { input: null; refused: Refused });

/** Takes what happened before, a JSON object a line or CSV with a header; it counts for limits, rules and habits, and is not decided. */
export function takeHistory(ctx: Ctx, bytes: Uint8Array): Promise<BatchAnswer> {
  const text = new TextDecoder('utf-8').decode(bytes);
  return takeMany(ctx, text.trimStart().startsWith('{') ? linesOf(text) : rowsOf(text), 'past');
}

/** Decides the lines of a batch; each line is answered by its number, decided or refused, whatever became of the others. */
export function takeBatch(ctx: Ctx, bytes: Uint8Array): Promise<BatchAnswer> {
  return takeMany(ctx, linesOf(new TextDecoder('utf-8').decode(bytes)));
}

function linesOf(text: string): Given[] {
  const given = text.split(/\r?\n/).map((line, at) => ({ line: at + 1, text: line }));
  return given
    .filter((one) => one.text.trim() !== '')
    .slice(0, LINES_MAX + 1)
    .map((one): Given => ({ line: one.line, side: null, ...readLine(one.text) }));
}

/** Decides many events, those of a customer in their order; none costs another its decision. `past` ones are counted, not decided. */
export async function takeMany(ctx: Ctx, given: readonly Given[], when: 'now' | 'past' = 'now'): Promise<BatchAnswer> {
  if (given.length === 0 || given.length > LINES_MAX) throw batchEmpty();
  const answers: (Line | Promise<Line>)[] = [];
  for (const one of given) {
    const { line, side } = one;
    if (one.input) answers.push(decide(ctx, { line, side }, await prepared(ctx, one.input, when)));
    else answers.push({ line, side, decision: null, refused: one.refused });
  }
  const lines = await Promise.all(answers);
  if (when === 'past')
    await keepKnown(
      ctx,
      lines.flatMap((line, at) => (given[at] ? [{ given: given[at], line }] : [])),
    );
  return {
    decided: lines.filter((one) => one.decision).length,
    refused: lines.filter((one) => one.refused).length,
    lines,
  };
}

async function prepared(ctx: Ctx, input: TransactionIn, when: 'now' | 'past'): Promise<Item | Problem> {
  try {
    return await prepareItem(ctx, input, when);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

async function decide(ctx: Ctx, place: Place, item: Item | Problem): Promise<Line> {
  if (item instanceof Problem) return refusal(place, item);
  try {
    return { ...place, decision: await ctx.use(lanesFacility).submit(ctx, item), refused: null };
  } catch (error) {
    if (error instanceof Problem) return refusal(place, error);
    throw error;
  }
}

function refusal(place: Place, problem: Problem): Line {
  return { ...place, decision: null, refused: { code: problem.code, errors: [...problem.errors] } };
}

function rowsOf(text: string): Given[] {
  return historyRows(text, LINES_MAX).map(({ line, value }): Given => ({ line, side: null, ...readInput(value) }));
}

type Read = { input: TransactionIn } | { input: null; refused: Refused };

function readLine(text: string): Read {
  if (text.length > LINE_MAX) return { input: null, refused: { code: 'transaction.line_too_long', errors: [] } };
  const value = parsed(text);
  if (value === undefined) return { input: null, refused: { code: 'transaction.line_not_json', errors: [] } };
  return readInput(fromWire(TransactionIn, value));
}

/** An event in the wire's shape, named as the code names it; what is wrong is told by field. */
export function readInput(value: unknown): Read {
  const result = z.safeDecode(TransactionIn, value as never);
  if (result.success) return { input: result.data };
  const errors = result.error.issues.slice(0, 20).map((issue) => ({
    pointer: issue.path.map((part) => `/${snakeName(String(part))}`).join('') || '/',
    code: issue.code,
    detail: issue.message.replace(/received .*/i, '').slice(0, 200),
  }));
  return { input: null, refused: { code: 'request.invalid', errors } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
