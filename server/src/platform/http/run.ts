import { z } from 'zod';
import type { Ctx, Scope } from '../db/index.ts';
import { type FieldError, invariant, Problem } from '../errors/index.ts';
import { traced } from '../telemetry/index.ts';
import { type Claim, claim, claimOf, dropClaim, keepAnswer } from './idempotency.ts';
import type { Authenticator, Exchange, Input, PublicCtx, Recognised, Route } from './route.ts';
import { FileAnswer } from './route.ts';
import { fromWire, snakeName, toWire } from './wire.ts';

type Raw = { params: unknown; query: unknown; body: unknown; idempotencyKey: string | undefined };
type RunInput = {
  route: Route;
  ctx: PublicCtx;
  exchange: Omit<Exchange, 'caller'>;
  authenticators: readonly Authenticator[];
  raw: Raw;
};
export type RouteAnswer = { status: number; body: unknown; replayed: boolean };

const NOBODY = { permissions: new Set<string>(), facts: {} };
const PERFORM_MS = 55_000;
const SAFE = new Set(['GET', 'HEAD']);

/** One request from recognised caller to answer: who, may they, is the input right, run, serialise, keep for replay. */
export function runRoute(input: RunInput): Promise<RouteAnswer> {
  return traced(`${input.route.method} ${input.route.path}`, () => answerRoute(input));
}

async function answerRoute(input: RunInput): Promise<RouteAnswer> {
  const { route, ctx, raw } = input;
  const recognised = route.access.kind === 'public' ? null : await recognise(input);
  const parsed: Input<unknown, unknown, unknown> = {
    params: parse(route.params, raw.params, '/params'),
    query: parse(route.query, raw.query, '/query'),
    body: route.upload ? asBytes(raw.body) : parse(route.body, raw.body, ''),
    exchange: { ...input.exchange, caller: recognised?.caller ?? NOBODY },
  };
  if (!recognised) {
    invariant(route.run.kind === 'open', 'a public route has an open handler');
    return serialise(route, await route.run.run(ctx, parsed));
  }
  const scope: Scope = { ...recognised.scope, requestId: ctx.requestId, now: ctx.now };
  const wanted =
    route.method === 'POST' && route.replay && raw.idempotencyKey
      ? claimOf(
          raw.idempotencyKey.slice(0, 200),
          `${route.method} ${route.path} ${JSON.stringify(raw.params)}`,
          raw.body,
        )
      : null;
  return runScoped(route, { ...ctx, ...scope }, parsed, wanted);
}

async function runScoped(
  route: Route,
  ctx: PublicCtx & Scope,
  input: Input<unknown, unknown, unknown>,
  wanted: Claim | null,
): Promise<RouteAnswer> {
  const { database } = ctx;
  const run = route.run;
  switch (run.kind) {
    case 'read':
      return serialise(route, await database.read(ctx, (db) => run.run(db, input)));
    case 'write':
      return database.write(ctx, async (tx) => {
        const replayed = wanted ? await claim(tx, wanted) : null;
        if (replayed) return { status: replayed.status, body: replayed.answer, replayed: true };
        const answer = serialise(route, await run.run(tx, input));
        if (wanted) await keepAnswer(tx, wanted, answer.status, answer.body);
        return answer;
      });
    case 'perform':
      return performOnce(route, { ...ctx, deadline: new Date(Date.now() + PERFORM_MS) }, input, wanted);
    case 'open':
      throw new Error('An open handler has no scope.');
  }
}

async function performOnce(
  route: Route,
  ctx: Ctx,
  input: Input<unknown, unknown, unknown>,
  wanted: Claim | null,
): Promise<RouteAnswer> {
  invariant(route.run.kind === 'perform', 'only a perform handler works outside a transaction');
  if (!wanted) return serialise(route, await route.run.run(ctx, input));
  const replayed = await ctx.database.write(ctx, (tx) => claim(tx, wanted));
  if (replayed) return { status: replayed.status, body: replayed.answer, replayed: true };
  try {
    const answer = serialise(route, await route.run.run(ctx, input));
    await ctx.database.write(ctx, (tx) => keepAnswer(tx, wanted, answer.status, answer.body));
    return answer;
  } catch (error) {
    await ctx.database.write(ctx, (tx) => dropClaim(tx, wanted));
    throw error;
  }
}

async function recognise(input: RunInput): Promise<Recognised> {
  const { route, ctx, exchange } = input;
  for (const authenticator of input.authenticators) {
    const found = await authenticator.recognise(ctx, exchange);
    if (!found) continue;
    if (found.weak && !SAFE.has(route.method)) refuseForeignOrigin(exchange);
    if (found.readOnly && !SAFE.has(route.method)) throw new Problem('session.taken_over', 409);
    if (route.access.kind === 'tenant' && !found.caller.permissions.has(route.access.permission)) {
      throw new Problem('permission.missing', 403, { permission: route.access.permission });
    }
    return found;
  }
  throw new Problem(route.access.kind === 'applicant' ? 'applicant.session_missing' : 'session.missing', 401);
}

/** A cookie proves the browser, not the page: an unsafe call must come from our own pages (Fetch Metadata, then Origin). */
function refuseForeignOrigin(exchange: Omit<Exchange, 'caller'>): void {
  const site = exchange.headers['sec-fetch-site'];
  const origin = exchange.headers.origin;
  if (site !== undefined ? site === 'same-origin' : origin === undefined || origin === exchange.origin) return;
  throw new Problem('request.foreign_origin', 403);
}

function parse(schema: z.ZodType | null, value: unknown, at: string): unknown {
  if (!schema) return {};
  const unstorable = findNul(value, at);
  if (unstorable)
    throw new Problem(
      'request.invalid',
      400,
      {},
      { errors: [{ ...unstorable, detail: 'Text without NUL expected.' }] },
    );
  const result = z.safeDecode(schema, fromWire(schema, value) as never);
  if (result.success) return result.data;
  throw new Problem(
    'request.invalid',
    400,
    {},
    { errors: result.error.issues.slice(0, 50).map((issue) => fieldError(issue, at)) },
  );
}

/** PostgreSQL stores no NUL in text: the first place in the input that holds one, in a value or a name. */
function findNul(value: unknown, pointer: string): { pointer: string; code: string } | null {
  if (typeof value === 'string') return value.includes('\0') ? { pointer: pointer || '/', code: 'nul' } : null;
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return null;
  for (const [name, item] of Object.entries(value)) {
    if (name.includes('\0')) return { pointer: pointer || '/', code: 'nul' };
    const found = findNul(item, `${pointer}/${escapePointer(name)}`);
    if (found) return found;
  }
  return null;
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function fieldError(issue: z.core.$ZodIssue, at: string): FieldError {
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...extra].map((part) => `/${escapePointer(snakeName(String(part)))}`).join('');
  // The message names what was expected, never the value that came: a value may be personal.
  return {
    pointer: `${at}${path}` || '/',
    code: issue.code,
    detail: issue.message.replace(/received .*/i, '').slice(0, 200),
  };
}

function asBytes(body: unknown): Buffer {
  if (Buffer.isBuffer(body) && body.length > 0) return body;
  throw new Problem('request.body_missing', 400);
}

function serialise(route: Route, answer: unknown): RouteAnswer {
  if (answer instanceof FileAnswer) return { status: route.status, body: answer, replayed: false };
  if (route.status === 204) return { status: 204, body: null, replayed: false };
  const encoded: unknown = z.encode(route.returns, answer as never);
  return { status: route.status, body: toWire(route.returns, encoded), replayed: false };
}
