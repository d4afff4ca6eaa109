import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApiKey, createTenant } from '#modules/tenancy';
import { readConfig } from '#platform/config';
import { newId } from '#platform/ids';
import { openGround } from '../../src/run.ts';
import { startProcess } from '../running.ts';
import { drawnSelfie, specimen } from './pictures.ts';

const CLI = resolve(import.meta.dirname, '../../../cli/bin/acquaint.mjs');
const SCOPES = ['verifications.write', 'verifications.read', 'cases.read'];
const SETTLE_MS = 90_000;
/** Each of the three journeys of a round is acknowledged four times: begun, two pictures, submitted. */
const STEPS_A_ROUND = 12;
const LATEST_KILL_MS = 60_000;

export type CrashReport = {
  rounds: number;
  killed: number;
  acknowledged: number;
  lost: string[];
  cases: number;
  doubled: string[];
  unsettled: string[];
  /** From the last start to the last verdict. */
  settledAfterMs: number;
  log: { ok: boolean; size: number };
};
type Ack = { created: Set<string>; captured: Map<string, Set<string>>; submitted: Set<string> };

/**
 * Kills the whole product with SIGKILL at random moments while verifications run, starts it again on the same folder, and counts:
 * acknowledged steps that are gone, cases lost or doubled, verifications that never settle, and whether the log still verifies.
 */
export async function crashRounds(input: {
  rounds: number;
  say: (sentence: string) => void;
  random: () => number;
}): Promise<CrashReport> {
  const home = mkdtempSync(join(tmpdir(), 'acquaint-crash-'));
  chmodSync(home, 0o755);
  const key = await prepare(home);
  const pictures = {
    good: await specimen(61),
    doubtful: await specimen(62, 'wrong_check_digit'),
    selfie: await drawnSelfie(61),
  };
  const ack: Ack = { created: new Set(), captured: new Map(), submitted: new Set() };
  let killed = 0;
  try {
    for (let round = 0; round < input.rounds; round += 1) {
      const running = await startProcess(home);
      const work = [0, 1, 2].map((n) =>
        journey(running.address, key, n === 1 ? pictures.doubtful : pictures.good, pictures.selfie, ack),
      );
      await untilAcknowledged(ack, countOf(ack) + Math.floor(input.random() * (STEPS_A_ROUND + 1)));
      await pause(input.random() * 1500);
      running.child.kill('SIGKILL');
      killed += 1;
      await Promise.allSettled(work);
      input.say(`round ${round + 1}: killed with ${ack.created.size} begun, ${ack.submitted.size} submitted`);
    }
    const running = await startProcess(home);
    try {
      return {
        ...(await inspect(running.address, key, ack)),
        rounds: input.rounds,
        killed,
        log: await verifyLog(home),
      };
    } finally {
      await running.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function prepare(home: string): Promise<string> {
  const ground = await openGround(
    readConfig({ ACQUAINT_HOME: home, ACQUAINT_LOG_LEVEL: 'silent', ACQUAINT_LISTS: 'sandbox' }),
    () => undefined,
  );
  try {
    const tenantId = await createTenant(ground.database, { name: 'Crash Bank', sandbox: true, region: 'eu' });
    const scope = {
      tenantId,
      actor: { kind: 'system', id: 'test', ip: null },
      requestId: newId('evt'),
      now: new Date(),
    } as const;
    return (
      await ground.database.write(scope, (tx) => createApiKey(tx, { name: 'crash', scopes: SCOPES, expiresInDays: 1 }))
    ).secret;
  } finally {
    await ground.stop();
  }
}

/** Kills are aimed at how far the work has come, so that every phase is hit, judging too, on a slow machine as on a quick one. */
async function untilAcknowledged(ack: Ack, count: number): Promise<void> {
  const end = Date.now() + LATEST_KILL_MS;
  while (countOf(ack) < count && Date.now() < end) await pause(20);
}

function countOf(ack: Ack): number {
  return ack.created.size + ack.submitted.size + [...ack.captured.values()].reduce((sum, sides) => sum + sides.size, 0);
}

/** One integrator's journey; whatever was acknowledged is written down, whatever fails by the kill is not. */
async function journey(
  address: string,
  key: string,
  document: Uint8Array,
  selfie: Uint8Array,
  ack: Ack,
): Promise<void> {
  const call = async (path: string, body: Uint8Array | null, json?: unknown) => {
    const answer = await fetch(address + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': body ? 'application/octet-stream' : 'application/json',
      },
      body: body ? new Uint8Array(body) : JSON.stringify(json ?? {}),
    });
    if (!answer.ok) throw new Error(`${path} ${answer.status}`);
    return (await answer.json()) as { id: string; accepted?: boolean };
  };
  const { id } = await call('/v1/verifications', null, {
    country: 'FR',
    document_type: 'passport',
    scenario: 'passport_approved',
  });
  ack.created.add(id);
  for (const [side, bytes] of [
    ['front', document],
    ['selfie', selfie],
  ] as const) {
    const { accepted } = await call(`/v1/verifications/${id}/captures?side=${side}`, bytes);
    if (accepted) ack.captured.set(id, (ack.captured.get(id) ?? new Set()).add(side));
  }
  await call(`/v1/verifications/${id}/submit`, null);
  ack.submitted.add(id);
}

type Seen = { status: string; outcome: string | null; captures: { side: string }[]; case_id: string | null };

async function inspect(
  address: string,
  key: string,
  ack: Ack,
): Promise<Pick<CrashReport, 'acknowledged' | 'lost' | 'cases' | 'doubled' | 'unsettled' | 'settledAfterMs'>> {
  const lost: string[] = [];
  const unsettled: string[] = [];
  const started = Date.now();
  const end = started + SETTLE_MS;
  const get = async <T>(path: string): Promise<T | null> => {
    const answer = await fetch(address + path, { headers: { authorization: `Bearer ${key}` } });
    if (answer.ok) return (await answer.json()) as T;
    // Not now is no loss: it is asked again, and is one when it stays so.
    if (answer.status !== 503 || Date.now() > end) return null;
    await pause(500);
    return get(path);
  };
  for (const id of ack.created) {
    let seen = await get<Seen>(`/v1/verifications/${id}`);
    while (seen && ack.submitted.has(id) && !isSettled(seen) && Date.now() < end) {
      await pause(200);
      seen = await get<Seen>(`/v1/verifications/${id}`);
    }
    if (!seen) lost.push(id);
    else if (ack.submitted.has(id) && !isSettled(seen)) unsettled.push(`${id} ${seen.status}`);
    for (const side of ack.captured.get(id) ?? [])
      if (!seen?.captures.some((capture) => capture.side === side)) lost.push(`${id} ${side}`);
  }
  const settledAfterMs = Date.now() - started;
  const cases = (await get<{ data: { verification_id: string }[] }>('/v1/cases?limit=200&status=all'))?.data ?? [];
  const counts = new Map<string, number>();
  for (const one of cases) counts.set(one.verification_id, (counts.get(one.verification_id) ?? 0) + 1);
  return {
    acknowledged: countOf(ack),
    settledAfterMs,
    lost,
    cases: cases.length,
    doubled: [...counts].flatMap(([id, count]) => (count > 1 ? [id] : [])),
    unsettled,
  };
}

function isSettled(seen: Seen): boolean {
  return (
    seen.status === 'completed' ||
    seen.status === 'awaiting_customer' ||
    (seen.status === 'in_review' && seen.case_id !== null)
  );
}

async function verifyLog(home: string): Promise<{ ok: boolean; size: number }> {
  const child = spawn(process.execPath, [CLI, 'log', 'verify', join(home, 'log/eu')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  await once(child, 'exit');
  return JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as { ok: boolean; size: number };
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
