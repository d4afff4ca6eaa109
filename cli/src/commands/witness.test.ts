import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AskedWitness,
  askWitness,
  COSIGNED_PATH,
  type DurableLog,
  fileStore,
  makeSigner,
  openDurableLog,
  verifyLog,
  withCosignatures,
} from '@acquaint/engines/tlog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const origin = 'acquaint.example/witnessed';
const signer = makeSigner(new Uint8Array(32).fill(21), origin);
const entries = (count: number, mark: string) => Array.from({ length: count }, (_, at) => Buffer.from(`${mark} ${at}`));
const running: ChildProcess[] = [];
const witnesses: AskedWitness[] = [];
let folder = '';
let place = '';
let log: DurableLog;

async function startWitness(name: string): Promise<AskedWitness> {
  const main = join(import.meta.dirname, '..', 'main.ts');
  const args = ['witness', '--state', join(folder, name), '--name', name, '--port', '0', '--log', signer.verifierKey];
  const child = spawn(process.execPath, ['--conditions=source', '--no-warnings', main, ...args]);
  running.push(child);
  const said = await new Promise<string>((done) =>
    child.stdout.once('data', (bytes: Buffer) => done(bytes.toString())),
  );
  const { key, url } = JSON.parse(said) as { key: string; url: string };
  return {
    key,
    ask: async (body) => {
      const response = await fetch(new URL('add-checkpoint', url), { method: 'POST', body });
      return { status: response.status, body: await response.text() };
    },
  };
}

async function cosign(known: number): Promise<string[]> {
  await log.publish();
  const note = log.checkpoint();
  const answers = await Promise.all(witnesses.map((witness) => askWitness(fileStore(place), { note, known, witness })));
  const lines = answers.flatMap((answer) => (answer.outcome === 'cosigned' ? [answer.line] : []));
  await writeFile(join(place, COSIGNED_PATH), withCosignatures(note, lines));
  return answers.map((answer) => answer.outcome);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-witness-'));
  place = join(folder, 'log');
  log = await openDurableLog({ folder: place, signer });
  for (const name of ['regulator', 'auditor', 'customer']) witnesses.push(await startWitness(name));
}, 60_000);
afterAll(async () => {
  for (const child of running) child.kill('SIGTERM');
  await log.close();
  await rm(folder, { recursive: true, force: true });
});

describe('AUD-04 three witnesses', () => {
  test('cosign a log as it grows, and verifying asks for all of them', { timeout: 60_000 }, async () => {
    await log.append(entries(300, 'a'));
    expect(await cosign(0)).toEqual(['cosigned', 'cosigned', 'cosigned']);
    await log.append(entries(500, 'b'));
    // A size that is not theirs is corrected by their 409.
    expect(await cosign(0)).toEqual(['cosigned', 'cosigned', 'cosigned']);
    await log.append(entries(1, 'c'));
    await log.publish();
    const witnessKeys = witnesses.map(({ key }) => key);
    expect(await verifyLog(fileStore(place), { witnessKeys })).toMatchObject({
      ok: true,
      size: 801,
      witnessed: { size: 800, by: ['regulator', 'auditor', 'customer'] },
    });
  });

  test('refuse a fork with 409, whether it is as long, longer or shorter', { timeout: 60_000 }, async () => {
    for (const length of [800, 900, 700]) {
      const forkedPlace = join(folder, `fork-${length}`);
      const forked = await openDurableLog({ folder: forkedPlace, signer });
      await forked.append(entries(length, 'forged'));
      await forked.publish();
      const input = { note: forked.checkpoint(), known: 800 };
      for (const witness of witnesses) {
        expect(await askWitness(fileStore(forkedPlace), { ...input, witness })).toMatchObject({ outcome: 'forked' });
      }
      await forked.close();
    }
  });

  test('a log that was written again, or whose cosignature is missing or changed, does not verify', {
    timeout: 60_000,
  }, async () => {
    const witnessKeys = witnesses.map(({ key }) => key);
    const forked = join(folder, 'rewritten');
    const again = await openDurableLog({ folder: forked, signer });
    await again.append(entries(900, 'forged'));
    await again.close();
    await cp(join(place, COSIGNED_PATH), join(forked, COSIGNED_PATH));
    expect(await verifyLog(fileStore(forked), { witnessKeys })).toMatchObject({
      ok: false,
      first_bad: { tile: COSIGNED_PATH, why: expect.stringContaining('history changed') },
    });
    await writeFile(join(forked, COSIGNED_PATH), again.checkpoint());
    expect(await verifyLog(fileStore(forked), { witnessKeys })).toMatchObject({
      ok: false,
      first_bad: { tile: COSIGNED_PATH, why: expect.stringContaining('regulator') },
    });
  });

  test('a witness that starts again remembers what it cosigned', { timeout: 60_000 }, async () => {
    running.shift()?.kill('SIGTERM');
    witnesses[0] = await startWitness('regulator');
    const note = log.checkpoint();
    const witness = witnesses[0];
    expect(await askWitness(fileStore(place), { note, known: 0, witness })).toMatchObject({ outcome: 'cosigned' });
    const { status, body } = await witness.ask(`old 0\n\n${note}`);
    expect([status, body]).toEqual([409, '801\n']);
    const stranger = makeSigner(new Uint8Array(32).fill(22), 'elsewhere.example/log');
    const strange = await openDurableLog({ folder: join(folder, 'strange'), signer: stranger });
    expect((await witness.ask(`old 0\n\n${strange.checkpoint()}`)).status).toBe(404);
    expect((await witness.ask(`old 0\n\n${note.replace('801', '802')}`)).status).toBe(403);
    expect((await witness.ask(`old 900\n\n${note}`)).status).toBe(400);
    expect((await witness.ask('nonsense')).status).toBe(400);
    await strange.close();
  });
});
