import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createCustomer, setStanding } from '#modules/customers';
import { createApiKey, createTenant } from '#modules/tenancy';
import { readConfig } from '#platform/config';
import { attachEmbedded } from '#platform/db';
import { newId, showId } from '#platform/ids';
import { openGround } from '../../src/run.ts';
import { startProcess } from '../running.ts';

export const CUSTOMERS = 30;
const AT_ONCE = 24;

export type PaymentReport = {
  rounds: number;
  acknowledged: number;
  stored: number;
  /** Acknowledged decisions that are gone, twice there, or other than they were told. */
  lost: string[];
  /** Customers whose counters are not what their decisions add up to. */
  miscounted: number;
  /** Batches that were committed, and those that stand in the log or wait for it. */
  batches: number;
  recorded: number;
};

/** Kills the product with SIGKILL while payments pour in, starts it on the same folder, and counts what was acknowledged against what is there. */
export async function paymentRounds(input: {
  rounds: number;
  loadMs: number;
  say: (sentence: string) => void;
  random: () => number;
}): Promise<PaymentReport> {
  const home = mkdtempSync(join(tmpdir(), 'acquaint-payments-'));
  chmodSync(home, 0o755);
  try {
    const { key, customers } = await prepare(home);
    const told = new Map<string, string>();
    let next = 0;
    for (let round = 0; round < input.rounds; round += 1) {
      const running = await startProcess(home);
      const until = { stop: false };
      const work = Array.from({ length: AT_ONCE }, async () => {
        while (!until.stop) {
          next += 1;
          const body = payment(next, customers[Math.floor(input.random() * CUSTOMERS)] ?? '', input.random);
          const outcome = await ask(running.address, key, body).catch(() => null);
          if (outcome !== null) told.set(body.id, outcome);
        }
      });
      await new Promise((resolve) => setTimeout(resolve, input.loadMs * (0.3 + input.random())));
      running.child.kill('SIGKILL');
      until.stop = true;
      await Promise.allSettled(work);
      input.say(`round ${round + 1}: killed with ${told.size} acknowledged`);
    }
    const running = await startProcess(home);
    // What waits for the log is appended by its one owner, who takes over when the lease of the dead one has run out.
    try {
      return { rounds: input.rounds, acknowledged: told.size, ...(await compare(home, told)) };
    } finally {
      await running.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

export async function prepare(home: string): Promise<{ key: string; customers: string[] }> {
  const settings = { ACQUAINT_HOME: home, ACQUAINT_LOG_LEVEL: 'silent', ACQUAINT_LISTS: 'sandbox' };
  const ground = await openGround(readConfig(settings), () => undefined);
  try {
    const tenantId = await createTenant(ground.database, { name: 'Crash Bank', sandbox: true, region: 'eu' });
    const actor = { kind: 'system', id: 'test', ip: null } as const;
    const scope = { tenantId, actor, requestId: newId('evt'), now: new Date() };
    return await ground.database.write(scope, async (tx) => {
      const customers: string[] = [];
      for (let n = 0; n < CUSTOMERS; n += 1) {
        const person = { kind: 'person', externalId: null, country: 'FR', fields: {}, source: 'integrator' } as const;
        const { id } = await createCustomer(tx, person);
        await setStanding(tx, id, { status: 'active', tier: 3 }, 'test');
        customers.push(showId('cus', id));
      }
      const made = await createApiKey(tx, { name: 'crash', scopes: ['transactions.write'], expiresInDays: 1 });
      return { key: made.secret, customers };
    });
  } finally {
    await ground.stop();
  }
}

export function payment(n: number, customerId: string, random: () => number) {
  return {
    ...{ id: `k-${n}`, customer_id: customerId, at: new Date().toISOString(), direction: 'out', channel: 'card' },
    amount: { currency: 'EUR', minor: String(1 + Math.floor(random() * 900_000)) },
    counterparty: { reference: `shop-${n % 40}` },
  };
}

export async function ask(address: string, key: string, body: unknown): Promise<string | null> {
  const answer = await fetch(`${address}/v1/transactions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.ok ? ((await answer.json()) as { outcome: string }).outcome : null;
}

export async function compare(home: string, told: ReadonlyMap<string, string>) {
  const server = await attachEmbedded(home);
  if (!server) throw new Error('The database of the product cannot be reached.');
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ external_id: string; outcome: string; n: number }>(
      'select external_id, max(outcome) as outcome, count(*)::integer as n from transaction_entry group by external_id',
    );
    const stored = new Map(rows.map((row) => [row.external_id, row]));
    const lost = [...told].filter(([id, outcome]) => {
      const row = stored.get(id);
      return row?.outcome !== outcome || row.n !== 1;
    });
    const { rows: wrong } = await client.query(`
      with told as (select customer_id, count(*) as n, sum(counted_minor) as minor from transaction_entry group by 1),
      kept as (select s.customer_id, s.ordinal, coalesce((select sum((d->>1)::numeric) from jsonb_array_elements(s.spent->'days') d), 0) as minor
        from transaction_state s)
      select customer_id from told full join kept using (customer_id)
      where told.n is distinct from kept.ordinal or told.minor is distinct from kept.minor`);
    // What the log holds is in its index a moment later.
    let counts = await countBatches(client);
    for (let look = 0; look < 40 && counts.batches !== counts.recorded; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      counts = await countBatches(client);
    }
    return {
      stored: stored.size,
      lost: lost.map(([id]) => id),
      miscounted: wrong.length,
      ...counts,
    };
  } finally {
    await client.end();
  }
}

async function countBatches(client: pg.Client): Promise<{ batches: number; recorded: number }> {
  const { rows } = await client.query<{ batches: number; recorded: number }>(`select
    (select count(distinct batch_id)::integer from transaction_entry) as batches,
    (select count(*)::integer from audit_entry where action = 'transaction.batch_decided')
      + (select count(*)::integer from outbox where kind = 'audit' and name = 'transaction.batch_decided') as recorded`);
  return rows[0] ?? { batches: 0, recorded: 0 };
}
