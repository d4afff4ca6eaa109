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
const LINES_MAX = 1000;
const LINE_MAX = 16_384;

type Line = BatchAnswer['lines'][number];

/** Decides the lines of a batch; each line is answered by its number, decided or refused, whatever became of the others. */
export async function takeBatch(ctx: Ctx, bytes: Uint8Array): Promise<BatchAnswer> {
  const texts = new TextDecoder('utf-8').decode(bytes).split(/\r?\n/);
  const given = texts.map((text, at) => ({ line: at + 1, text })).filter(({ text }) => text.trim() !== '');
  if (given.length === 0 || given.length > LINES_MAX) throw batchEmpty();
  const read = given.map(({ line, text }) => ({ line, ...readLine(text) }));
  const good = read.flatMap((one) => (one.input ? [{ line: one.line, input: one.input }] : []));
  const decided: Promise<Line>[] = [];
  // One after the other into the lanes, so that a customer's lines are decided in their order.
  for (const { line, input } of good) decided.push(decideLine(ctx, line, await prepared(ctx, input)));
  const bad = read.flatMap((one): Line[] =>
    one.input ? [] : [{ line: one.line, decision: null, refused: { code: one.code, errors: one.errors } }],
  );
  const lines = [...(await Promise.all(decided)), ...bad].sort((a, b) => a.line - b.line);
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

async function decideLine(ctx: Ctx, line: number, item: Item | Problem): Promise<Line> {
  if (item instanceof Problem) return refusal(line, item);
  try {
    return { line, decision: await ctx.use(lanesFacility).submit(ctx, item), refused: null };
  } catch (error) {
    if (error instanceof Problem) return refusal(line, error);
    throw error;
  }
}

function refusal(line: number, problem: Problem): Line {
  return { line, decision: null, refused: { code: problem.code, errors: [...problem.errors] } };
}

type Read = { input: TransactionIn } | { input: null; code: string; errors: FieldError[] };

function readLine(text: string): Read {
  if (text.length > LINE_MAX) return { input: null, code: 'transaction.line_too_long', errors: [] };
  const value = parsed(text);
  if (value === undefined) return { input: null, code: 'transaction.line_not_json', errors: [] };
  const result = z.safeDecode(TransactionIn, fromWire(TransactionIn, value) as never);
  if (result.success) return { input: result.data };
  const errors = result.error.issues.slice(0, 20).map((issue) => ({
    pointer: issue.path.map((part) => `/${snakeName(String(part))}`).join('') || '/',
    code: issue.code,
    detail: issue.message.replace(/received .*/i, '').slice(0, 200),
  }));
  return { input: null, code: 'request.invalid', errors };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
