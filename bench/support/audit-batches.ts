import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { createApiKey, createTenant } from '../../server/src/modules/tenancy/index.ts';
import { readConfig } from '../../server/src/platform/config/index.ts';
import { newId } from '../../server/src/platform/ids/index.ts';
import { openGround } from '../../server/src/run.ts';
import { startProcess } from '../../server/test/running.ts';

const AGENT = new Agent({ keepAlive: true, maxSockets: 8 });
const LINES = 1000;
/** Processor ticks of Linux, a second. */
const TICKS = 100;

/**
 * The whole product in a process of its own: batches of 1,000 lines over HTTP, each acknowledged after its fdatasync, so many at once.
 * The sender shares the two cores; what it sends is made before.
 */
export async function overHttp(folder: string, { seconds, inFlight }: { seconds: number; inFlight: number }) {
  const home = mkdtempSync(join(folder, '.bench-audit-http-'));
  chmodSync(home, 0o755);
  const key = await prepare(home);
  const running = await startProcess(home);
  try {
    const bodies = Array.from({ length: 20 }, (_, batch) => linesOf(batch));
    await post(running.address, { key, body: bodies[0] ?? Buffer.alloc(0), name: 'warm' });
    const used = ticksOf(running.child.pid);
    const waits: number[] = [];
    const started = performance.now();
    let sent = 0;
    const send = async (): Promise<void> => {
      while (performance.now() - started < seconds * 1000) {
        sent += 1;
        const name = `bench-${sent}`;
        const begun = performance.now();
        await post(running.address, { key, body: bodies[sent % bodies.length] ?? Buffer.alloc(0), name });
        waits.push(performance.now() - begun);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, send));
    const spent = (performance.now() - started) / 1000;
    waits.sort((a, b) => a - b);
    return {
      entries_per_s: Math.round((waits.length * LINES) / spent),
      batches_at_once: inFlight,
      batch_ms: {
        p50: Math.round(waits[waits.length >> 1] ?? 0),
        p99: Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0),
      },
      server_cores: Math.round(((ticksOf(running.child.pid) - used) / TICKS / spent) * 100) / 100,
    };
  } finally {
    await running.stop();
    AGENT.destroy();
    rmSync(home, { recursive: true, force: true });
  }
}

async function prepare(home: string): Promise<string> {
  const settings = { ACQUAINT_HOME: home, ACQUAINT_LOG_LEVEL: 'silent', ACQUAINT_LISTS: 'sandbox' };
  const ground = await openGround(readConfig(settings), () => undefined);
  try {
    const tenantId = await createTenant(ground.database, { name: 'Bench Bank', sandbox: true, region: 'eu' });
    const actor = { kind: 'system', id: 'bench', ip: null } as const;
    const scope = { tenantId, actor, requestId: newId('evt'), now: new Date() };
    const made = { name: 'bench', scopes: ['audit.append'], expiresInDays: 1 };
    return (await ground.database.write(scope, (tx) => createApiKey(tx, made))).secret;
  } finally {
    await ground.stop();
  }
}

function linesOf(batch: number): Buffer {
  const lines = Array.from({ length: LINES }, (_, at) =>
    JSON.stringify({
      at: '2026-11-27T10:00:00.000Z',
      actor: `teller-${at % 50}`,
      action: 'payment.screened',
      subject: `pay-${batch}-${at}`,
      transaction: `gt-${batch}-${at}`,
      after: { outcome: 'clear', score: at % 100 },
    }),
  );
  return Buffer.from(lines.join('\n'));
}

type Post = { key: string; body: Buffer; name: string };

function post(address: string, { key, body, name }: Post): Promise<void> {
  return new Promise((done, failed) => {
    const url = new URL(`/v1/audit/entries?batch_id=${name}`, address);
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/x-ndjson',
      'content-length': body.length,
    };
    const sent = request(url, { method: 'POST', agent: AGENT, headers }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 201 ? done() : failed(new Error(`the product answered ${response.statusCode}`)),
      );
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

function ticksOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
