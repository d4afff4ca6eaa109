import { currentTenant } from '#modules/tenancy';
import type { Config } from '#platform/config';
import { type Ctx, type Facilities, facility, ownTables } from '#platform/db';
import { invariant, Problem } from '#platform/errors';
import { newId } from '#platform/ids';
import { EngineFailed } from '#platform/pools';
import type { Kind, Kinds } from './kinds/index.ts';
import type { AnyProvider, Ask } from './provider.ts';

type VendorTables = {
  vendorCall: {
    tenantId: string;
    id: string;
    kind: string;
    provider: string;
    simulated: boolean;
    outcome: string;
    ms: number;
    attempt: number;
    requestId: string;
    at: Date;
  };
};
export const own = ownTables<VendorTables>();
type Open = { provider: AnyProvider; ask: Ask<Kind>; failures: number; closedUntil: number };
type Registry = { open: ReadonlyMap<Kind, Open[]>; missing: readonly { kind: Kind; code: string }[] };
export const vendorsFacility = facility<Registry>('vendors');

const BREAK_AFTER = 5;
const BREAK_MS = 30_000;

/** Opens every provider that the installation can serve, in the order given: the first of a kind is asked first. */
export function openProviders(facilities: Facilities, providers: readonly AnyProvider[], config: Config): void {
  const open = new Map<Kind, Open[]>();
  const missing: { kind: Kind; code: string }[] = [];
  for (const provider of providers) {
    const ask = provider.create({ config, settings: provider.settings.parse({}) });
    if (ask)
      open.set(provider.kind, [
        ...(open.get(provider.kind) ?? []),
        { provider, ask: ask as Ask<Kind>, failures: 0, closedUntil: 0 },
      ]);
    else missing.push({ kind: provider.kind, code: provider.code });
  }
  facilities.provide(vendorsFacility, { open, missing });
}

/** Whether what is asked first for a kind only simulates; null when nothing serves it here. */
export function isSimulated(uses: Pick<Facilities, 'use'>, kind: Kind): boolean | null {
  return uses.use(vendorsFacility).open.get(kind)?.[0]?.provider.simulated ?? null;
}

export type Answered<K extends Kind> = { answer: Kinds[K]['answer']; provider: string; simulated: boolean; ms: number };

/**
 * The one gate for outside calls: timeout, retries, a circuit breaker and a record of each attempt. Refuses
 * `service.provider_unavailable` when no provider answered; an engine's own refusal (`image.*`) passes through untouched.
 */
export async function call<K extends Kind>(ctx: Ctx, kind: K, request: Kinds[K]['request']): Promise<Answered<K>> {
  invariant(!('connection' in ctx), 'no outside call inside a transaction');
  const candidates = await candidatesOf(ctx, kind);
  let last: unknown = null;
  for (const candidate of candidates) {
    for (let attempt = 1; attempt <= candidate.provider.attempts; attempt += 1) {
      const tried = await tryOnce(ctx, candidate, request, attempt);
      if ('answer' in tried)
        return {
          answer: tried.answer as Kinds[K]['answer'],
          provider: candidate.provider.code,
          simulated: candidate.provider.simulated,
          ms: tried.ms,
        };
      if (tried.error instanceof EngineFailed && !tried.error.code.startsWith('pool.')) throw tried.error;
      last = tried.error;
    }
  }
  throw new Problem('service.provider_unavailable', 503, { kind }, { cause: last, retryAfterS: 30 });
}

/** Real customers are served by nothing simulated: for a live tenant whoever only simulates is not there. */
async function candidatesOf(ctx: Ctx, kind: Kind): Promise<Open[]> {
  const awake = (ctx.use(vendorsFacility).open.get(kind) ?? []).filter((one) => one.closedUntil < Date.now());
  if (!awake.some((one) => one.provider.simulated)) return awake;
  const { sandbox } = await ctx.database.read(ctx, currentTenant);
  return awake.filter((one) => sandbox || !one.provider.simulated);
}

type Tried = { answer: unknown; ms: number } | { error: unknown };

async function tryOnce(ctx: Ctx, candidate: Open, request: unknown, attempt: number): Promise<Tried> {
  const started = Date.now();
  try {
    const left = Math.min(candidate.provider.timeoutMs, ctx.deadline.getTime() - started);
    const answer = await withTimeout(candidate.ask(ctx, request as Kinds[Kind]['request']), left);
    candidate.failures = 0;
    await note(ctx, candidate.provider, 'answered', Date.now() - started, attempt);
    return { answer, ms: Date.now() - started };
  } catch (error) {
    const named = error instanceof EngineFailed && !error.code.startsWith('pool.');
    if (!named) {
      candidate.failures += 1;
      if (candidate.failures >= BREAK_AFTER) candidate.closedUntil = Date.now() + BREAK_MS;
    }
    await note(ctx, candidate.provider, outcomeOf(error), Date.now() - started, attempt);
    return { error };
  }
}

function outcomeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code.slice(0, 60)
    : 'failed';
}

/** A call's record commits alone: it stands even when the work around it fails. */
async function note(ctx: Ctx, provider: AnyProvider, outcome: string, ms: number, attempt: number): Promise<void> {
  await ctx.database.write(ctx, (tx) =>
    own(tx)
      .insertInto('vendorCall')
      .values({
        tenantId: tx.tenantId,
        id: newId('cal'),
        kind: provider.kind,
        provider: provider.code,
        simulated: provider.simulated,
        outcome,
        ms,
        attempt,
        requestId: ctx.requestId,
        at: new Date(),
      })
      .execute(),
  );
}

function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('service.timeout', 504)), Math.max(1, ms));
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
