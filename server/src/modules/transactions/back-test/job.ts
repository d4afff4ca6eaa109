import { z } from 'zod';
import type { CustomerId } from '#modules/customers';
import { packFor, packNumber } from '#modules/regulation';
import type { Ctx, Tx } from '#platform/db';
import { showId } from '#platform/ids';
import { defineJob } from '#platform/jobs';
import { customerKeys, openText } from '#platform/vault';
import { readDetails } from '../details.ts';
import { eventOf, type Rates } from '../event.ts';
import { groundOf } from '../releases.ts';
import { BackTestSummary } from '../schema/index.ts';
import { ratesOf } from '../settings.ts';
import {
  blockedTokens,
  changeBackTest,
  countEntries,
  customersWithEntries,
  findBackTest,
  playedEntries,
  resolvedAlerts,
  type StandingRow,
  type StoredBackTest,
  standingOf,
} from '../store/index.ts';
import { Tally, variantsOf } from './tally.ts';

const CUSTOMERS_AT_ONCE = 50;
const ENTRIES_AT_ONCE = 500;
/** So long the work may keep the product's thread from others, in milliseconds. */
const SLICE_MS = 8;
const HOUR_MS = 3_600_000;

type Outcome = { status: 'done'; summary: BackTestSummary } | { status: 'cancelled' };

/** Tries a rule's text on what happened, customer by customer; says how far it is, and ends when somebody asks. */
export const backTest = defineJob<{ id: string }, StoredBackTest, Outcome>({
  name: 'transactions.back_test',
  input: z.strictObject({ id: z.uuid() }),
  timeoutMs: 2 * HOUR_MS,
  attempts: 2,
  prepare: async (tx, { id }) => {
    const found = await findBackTest(tx, id);
    if (!found || found.status === 'done' || found.status === 'cancelled') return null;
    await changeBackTest(tx, id, { status: 'running', eventsDone: 0n, eventsTotal: await countEntries(tx) });
    return found;
  },
  perform: async (ctx, found) => {
    const rules = variantsOf(found.text, found.sweep);
    const { perUsd, blocked, cases } = await ctx.database.read(ctx, async (db) => ({
      cases: await resolvedAlerts(db, found.since),
      perUsd: await ratesOf(db),
      blocked: new Set((await blockedTokens(db)).map((token) => token.toString('base64'))),
    }));
    const tally = new Tally(rules, { ground: groundOf(ctx, blocked), since: found.since });
    for (let after: string | null = null; ; ) {
      const ids: string[] = await ctx.database.read(ctx, (db) => customersWithEntries(db, after, CUSTOMERS_AT_ONCE));
      if (ids.length === 0) break;
      for (const id of ids) await playCustomer(ctx, tally, { customerId: id, perUsd, cases });
      after = ids.at(-1) ?? null;
      const eventsDone = BigInt(tally.events);
      if ((await write(ctx, (tx) => changeBackTest(tx, found.id, { eventsDone }))) !== false)
        return { status: 'cancelled' };
    }
    return { status: 'done', summary: tally.summary(packNumber(packFor(ctx, null), 'queue_routine_minutes')) };
  },
  settle: async (tx, { id }, outcome) => {
    const summary = outcome.status === 'done' ? z.encode(BackTestSummary, outcome.summary) : null;
    await changeBackTest(tx, id, { status: outcome.status, summary, finishedAt: tx.now });
  },
  giveUp: async (tx, { id }) => {
    await changeBackTest(tx, id, { status: 'failed', finishedAt: tx.now });
  },
});

function write<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.database.write({ ...ctx, now: new Date() }, work);
}

type Played = { customerId: string; perUsd: Rates; cases: ReadonlyMap<string, 'fraud' | 'genuine'> };

async function playCustomer(ctx: Ctx, tally: Tally, { customerId, perUsd, cases }: Played): Promise<void> {
  tally.turn();
  const slice = { until: performance.now() + SLICE_MS };
  for (let after = 0n; ; ) {
    const { rows, standing, key } = await ctx.database.read(ctx, async (db) => ({
      rows: await playedEntries(db, customerId, after, ENTRIES_AT_ONCE),
      standing: (await standingOf(db, [customerId]))[0],
      key: (await customerKeys(db, [customerId as CustomerId])).get(customerId as CustomerId),
    }));
    // Who was erased has no history that could be read.
    if (!standing || !key || rows.length === 0) return;
    for (const row of rows) {
      const text = openText(key, { table: 'transaction_entry', column: 'sealed', row: row.id }, row.sealed);
      const said = row.said ?? cases.get(showId('txn', row.id)) ?? null;
      tally.take(eventOf(row, readDetails(text, perUsd), standing satisfies StandingRow), { ...row, said });
      if (performance.now() < slice.until) continue;
      await new Promise((resolve) => setImmediate(resolve));
      slice.until = performance.now() + SLICE_MS;
    }
    after = rows.at(-1)?.ordinal ?? after;
  }
}
