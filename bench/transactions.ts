import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiKey, createTenant } from '../server/src/modules/tenancy/index.ts';
import { readConfig } from '../server/src/platform/config/index.ts';
import { attachEmbedded, sql } from '../server/src/platform/db/index.ts';
import { newId, showId } from '../server/src/platform/ids/index.ts';
import { createCustomerKeys } from '../server/src/platform/vault/index.ts';
import { openGround } from '../server/src/run.ts';
import { startProcess } from '../server/test/running.ts';
import type { BenchArgs } from './run.ts';
import { usualDesign } from './support/usual-design.ts';

const AGENT = new Agent({ keepAlive: true, maxSockets: 200 });
const TICK_MS = 10;
type Target = { address: string; key: string; customers: string[] };

/**
 * The whole product in a process of its own, real PostgreSQL, fsync on, over HTTP: single posts at an offered rate, latency from the
 * scheduled arrival (open loop); then batches of 1,000; then the usual design on the same server. `--seconds=`, `--rates=600,1200`, `--customers=`,
 * `--batches=none`.
 */
export async function run({ smoke, flags }: BenchArgs): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'acquaint-transactions-'));
  chmodSync(home, 0o755);
  const customers = Number(flags.get('customers') ?? (smoke ? 20 : 100_000));
  const seconds = Number(flags.get('seconds') ?? (smoke ? 1 : 20));
  const rates = (flags.get('rates') ?? (smoke ? '50' : '300,600,1200,2000')).split(',').map(Number);
  const { key, ids } = await prepare(home, customers);
  const running = await startProcess(home);
  try {
    const target = { address: running.address, key, customers: ids };
    await settled(running.child.pid);
    await offer(target, smoke ? 20 : 200, 3);
    for (const rate of rates) {
      const before = processorMs(running.child.pid);
      const offered = await offer(target, rate, seconds);
      report(`single posts, ${rate}/s offered`, offered);
      perEvent(before, processorMs(running.child.pid), offered.sent);
    }
    let best = 0;
    for (const inFlight of flags.get('batches') === 'none' ? [] : smoke ? [1] : [1, 4]) {
      const before = processorMs(running.child.pid);
      const { decided, rate } = await batches(target, inFlight, smoke ? 1 : 10);
      perEvent(before, processorMs(running.child.pid), decided);
      best = Math.max(best, rate);
    }
    const server = best > 0 ? await attachEmbedded(home) : null;
    if (server) {
      const usual = await usualDesign(server.url, { customers, seconds: smoke ? 1 : 10 });
      console.log(
        `one SQL transaction each, aggregates by SQL: ${usual.toFixed(0)}/s; batches are ${(best / usual).toFixed(1)} times that`,
      );
    }
    console.log(`outcomes: ${[...outcomes].map(([name, n]) => `${name} ${n}`).join(', ')}`);
  } finally {
    await running.stop();
    AGENT.destroy();
    rmSync(home, { recursive: true, force: true });
  }
}

async function prepare(home: string, count: number) {
  const settings = { ACQUAINT_HOME: home, ACQUAINT_LOG_LEVEL: 'silent', ACQUAINT_LISTS: 'sandbox' };
  const ground = await openGround(readConfig(settings), () => undefined);
  try {
    const tenantId = await createTenant(ground.database, { name: 'Bench Bank', sandbox: true, region: 'eu' });
    const actor = { kind: 'system', id: 'bench', ip: null } as const;
    const scope = { tenantId, actor, requestId: newId('evt'), now: new Date() };
    const scopes = ['transactions.write'];
    const key = await ground.database.write(scope, (tx) =>
      createApiKey(tx, { name: 'bench', scopes, expiresInDays: 1 }),
    );
    const ids: string[] = [];
    for (let from = 0; from < count; from += 1000)
      await ground.database.write(scope, async (tx) => {
        const made = Array.from({ length: Math.min(1000, count - from) }, () => newId('cus'));
        await createCustomerKeys(tx, made);
        await sql`insert into customer (tenant_id, id, kind, country, status, tier, created_at)
          select ${tenantId}::uuid, id, 'person', 'FR', 'active', 3, now() - interval '400 days' from unnest(${made}::uuid[]) as t(id)`.execute(
          tx.connection,
        );
        ids.push(...made.map((id) => showId('cus', id)));
      });
    return { key: key.secret, ids };
  } finally {
    await ground.stop();
  }
}

/** Processor time so far, in milliseconds: of the product's process, and of its PostgreSQL with all connections that it had. */
function processorMs(pid: number | undefined): { node: number; postgres: number } {
  const stats = readdirSync('/proc').flatMap((id) => (/^\d+$/.test(id) ? (statOf(id) ?? []) : []));
  const product = statOf(String(pid ?? 0));
  const servers = stats.filter((one) => one.name === 'postgres' && one.parent === pid);
  const backends = stats.filter((one) => servers.some((server) => server.id === one.parent));
  // Of connections that ended the server knows what they took.
  const ended = servers.reduce((sum, one) => sum + one.ofChildren, 0);
  return { node: product?.own ?? 0, postgres: [...servers, ...backends].reduce((sum, one) => sum + one.own, ended) };
}

type Stat = { id: number; name: string; parent: number; own: number; ofChildren: number };

function statOf(id: string): Stat | null {
  try {
    const [, name = '', rest = ''] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? [];
    const fields = rest.split(' ').map(Number);
    const at = (place: number) => fields[place] ?? 0;
    return {
      ...{ id: Number(id), name, parent: at(1) },
      ...{ own: (at(11) + at(12)) * TICK_MS, ofChildren: (at(13) + at(14)) * TICK_MS },
    };
  } catch {
    return null;
  }
}

/** A start looks through all customers once, for what changed on the lists: it is over when the product rests for two seconds. */
async function settled(pid: number | undefined): Promise<void> {
  const end = performance.now() + 180_000;
  for (let resting = 0; resting < 2 && performance.now() < end; ) {
    const before = processorMs(pid).node;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    resting = processorMs(pid).node - before < 250 ? resting + 1 : 0;
  }
}

let made = 0;
function payment(target: Target): string {
  made += 1;
  // One in ten payments is of the busiest hundredth.
  const share = Math.random() < 0.1 ? 0.01 : 1;
  const at = Math.floor(Math.random() * share * target.customers.length);
  return JSON.stringify({
    ...{
      id: `t${process.pid}-${made}`,
      customer_id: target.customers[at],
      at: new Date().toISOString(),
      direction: 'out',
    },
    ...{ channel: Math.random() < 0.6 ? 'card' : 'transfer', device: `d${at}-${made % 2}`, country: 'FR' },
    amount: { currency: 'EUR', minor: String(100 + Math.floor(Math.random() ** 3 * 9000)) },
    counterparty: { reference: `shop-${Math.floor(Math.random() ** 2 * 5000)}`, kind: 'merchant' },
  });
}

function post(target: Target, path: string, body: string, type: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${target.key}`,
      'content-type': type,
      'content-length': Buffer.byteLength(body),
    };
    const call = request(target.address + path, { method: 'POST', agent: AGENT, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

const outcomes = new Map<string, number>();
function count(text: string): void {
  for (const [, outcome = ''] of text.matchAll(/"outcome":"(\w+)"/g))
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}

type Offered = { sent: number; wrong: number; ms: number[]; wallS: number };

/** Sends at fixed moments whatever becomes of the answers before; latency counts from the moment it was due. */
async function offer(target: Target, rate: number, seconds: number): Promise<Offered> {
  const ms: number[] = [];
  let wrong = 0;
  const waiting: Promise<void>[] = [];
  const started = performance.now();
  for (let n = 0; n < rate * seconds; n += 1) {
    const due = started + (n * 1000) / rate;
    const ahead = due - performance.now();
    if (ahead > 1) await new Promise((resolve) => setTimeout(resolve, ahead));
    waiting.push(
      post(target, '/v1/transactions', payment(target), 'application/json').then(
        ({ status, text }) => {
          count(text);
          if (status === 200) ms.push(performance.now() - due);
          else wrong += 1;
        },
        () => {
          wrong += 1;
        },
      ),
    );
  }
  await Promise.all(waiting);
  return { sent: rate * seconds, wrong, ms: ms.sort((a, b) => a - b), wallS: (performance.now() - started) / 1000 };
}

function report(what: string, { sent, wrong, ms, wallS }: Offered): void {
  const at = (share: number) => (ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? Number.NaN).toFixed(1);
  console.log(
    `${what}: ${(sent / wallS).toFixed(0)}/s reached, p50 ${at(0.5)} ms, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)}; ${wrong} not answered; load ${loadavg()[0]?.toFixed(1)}`,
  );
}

function perEvent(before: Spent, after: Spent, events: number): void {
  const us = (from: number, to: number) => Math.round(((to - from) * 1000) / events);
  console.log(
    `  processor time an event: product ${us(before.node, after.node)} µs, PostgreSQL ${us(before.postgres, after.postgres)} µs`,
  );
}
type Spent = ReturnType<typeof processorMs>;

async function batches(target: Target, inFlight: number, seconds: number): Promise<{ decided: number; rate: number }> {
  const end = performance.now() + seconds * 1000;
  let decided = 0;
  const started = performance.now();
  const work = async () => {
    while (performance.now() < end) {
      const body = Array.from({ length: 1000 }, () => payment(target)).join('\n');
      const answer = await post(target, '/v1/transactions/batch', body, 'application/octet-stream');
      count(answer.text);
      decided += (JSON.parse(answer.text) as { decided?: number }).decided ?? 0;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  const rate = decided / ((performance.now() - started) / 1000);
  console.log(`batches of 1,000, ${inFlight} at once: ${rate.toFixed(0)}/s durable; load ${loadavg()[0]?.toFixed(1)}`);
  return { decided, rate };
}
