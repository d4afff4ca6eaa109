import { z } from 'zod';
import type { Ctx } from '#platform/db';
import { type FieldError, Problem } from '#platform/errors';
import { fromWire, snakeName } from '#platform/http';
import { batchEmpty } from '../errors.ts';
import { lanesFacility } from '../lane/lanes.ts';
import { type BatchAnswer, TransactionIn } from '../schema.ts';
import { prepareItems } from './take-transaction.ts';

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
  const prepared = await prepareItems(
    ctx,
    good.map((one) => one.input),
  );
  const lanes = ctx.use(lanesFacility);
  const decided = await Promise.all(
    good.map(async ({ line }, at): Promise<Line> => {
      const item = prepared[at];
      if (!item || 'refused' in item) return refusal(line, item?.refused);
      try {
        return { line, decision: await lanes.submit(ctx, item), refused: null };
      } catch (error) {
        return refusal(line, error);
      }
    }),
  );
  const bad = read.flatMap((one): Line[] =>
    one.input ? [] : [{ line: one.line, decision: null, refused: { code: one.code, errors: one.errors } }],
  );
  const lines = [...decided, ...bad].sort((a, b) => a.line - b.line);
  return {
    decided: lines.filter((one) => one.decision).length,
    refused: lines.filter((one) => one.refused).length,
    lines,
  };
}

function refusal(line: number, error: unknown): Line {
  if (!(error instanceof Problem)) throw error;
  return { line, decision: null, refused: { code: error.code, errors: [...error.errors] } };
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
