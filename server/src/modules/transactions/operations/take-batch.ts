import { z } from 'zod';
import type { Ctx } from '#platform/db';
import { type FieldError, Problem } from '#platform/errors';
import { fromWire, snakeName } from '#platform/http';
import { batchEmpty } from '../errors.ts';
import type { Item } from '../lane/item.ts';
import { lanesFacility } from '../lane/lanes.ts';
import { type BatchAnswer, TransactionIn } from '../schema/index.ts';
import { prepareItem } from './take-transaction.ts';

export const BATCH_BYTES = 4 * 1024 * 1024;
export const LINES_MAX = 1000;
const LINE_MAX = 16_384;

type Line = BatchAnswer['lines'][number];
type Place = Pick<Line, 'line' | 'side'>;
type Refused = { code: string; errors: FieldError[] };
/** One event of many: read, or refused with its reason. */
export type Given = Place & ({ input: TransactionIn } | { input: null; refused: Refused });

/** Decides the lines of a batch; each line is answered by its number, decided or refused, whatever became of the others. */
export function takeBatch(ctx: Ctx, bytes: Uint8Array): Promise<BatchAnswer> {
  const texts = new TextDecoder('utf-8').decode(bytes).split(/\r?\n/);
  const given = texts.map((text, at) => ({ line: at + 1, text })).filter(({ text }) => text.trim() !== '');
  return takeMany(
    ctx,
    given.slice(0, LINES_MAX + 1).map(({ line, text }): Given => ({ line, side: null, ...readLine(text) })),
  );
}

/** Decides many events, those of a customer in their order; none costs another its decision. */
export async function takeMany(ctx: Ctx, given: readonly Given[]): Promise<BatchAnswer> {
  if (given.length === 0 || given.length > LINES_MAX) throw batchEmpty();
  const answers: (Line | Promise<Line>)[] = [];
  for (const one of given) {
    const { line, side } = one;
    if (one.input) answers.push(decide(ctx, { line, side }, await prepared(ctx, one.input)));
    else answers.push({ line, side, decision: null, refused: one.refused });
  }
  const lines = await Promise.all(answers);
  return {
    decided: lines.filter((one) => one.decision).length,
    refused: lines.filter((one) => one.refused).length,
    lines,
  };
}

async function prepared(ctx: Ctx, input: TransactionIn): Promise<Item | Problem> {
  try {
    return await prepareItem(ctx, input);
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
