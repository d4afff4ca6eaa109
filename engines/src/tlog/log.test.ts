import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileStore, makeSigner, openLog, readCheckpoint, verifyLog } from './index.ts';
import { failingStore, memoryStore, PowerLost } from './testing/memory-store.ts';

const origin = 'acquaint.example/eu';
const signer = makeSigner(new Uint8Array(32).fill(3), origin);
const batch = (count: number, mark: string) => Array.from({ length: count }, (_, at) => Buffer.from(`${mark} ${at}`));

async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-log-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('AUD-03 appending', () => {
  test('entries keep their order and their bytes over appends, bundles and reopening', async () => {
    await inTemporaryFolder(async (folder) => {
      const log = await openLog({ store: fileStore(folder), origin, signer });
      expect(await log.append(batch(3, 'a'))).toEqual({ first: 0 });
      expect(await log.append([])).toEqual({ first: 3 });
      expect(await log.append(batch(600, 'b'))).toEqual({ first: 3 });
      const again = await openLog({ store: fileStore(folder), origin, signer });
      expect(again.size).toBe(603);
      expect(again.root()).toEqual(log.root());
      expect(Buffer.from(await again.readEntry(602)).toString()).toBe('b 599');
      expect((await again.readEntries(1, 603)).map(String)).toEqual(
        [...batch(3, 'a').slice(1), ...batch(600, 'b')].map(String),
      );
      await expect(again.readEntry(603)).rejects.toMatchObject({ code: 'log.entry_unknown' });
    });
  });

  test('appends made at once are queued, each gets its own place', async () => {
    const log = await openLog({ store: memoryStore(), origin, signer });
    const firsts = await Promise.all([log.append(batch(2, 'a')), log.append(batch(5, 'b')), log.append(batch(1, 'c'))]);
    expect(firsts).toEqual([{ first: 0 }, { first: 2 }, { first: 7 }]);
    expect(readCheckpoint(await log.checkpoint()).size).toBe(8);
  });

  test('an entry of 65,535 bytes is kept, one more byte refuses the whole batch', async () => {
    const log = await openLog({ store: memoryStore(), origin, signer });
    await log.append([new Uint8Array(65_535)]);
    await expect(log.append([Buffer.from('a'), new Uint8Array(65_536)])).rejects.toMatchObject({
      code: 'log.entry_too_large',
    });
    expect(log.size).toBe(1);
    expect((await log.append(batch(1, 'after'))).first).toBe(1);
  });

  test('a second writer that was overtaken is refused and never forks the log', async () => {
    const store = memoryStore();
    const one = await openLog({ store, origin, signer });
    const two = await openLog({ store, origin, signer });
    await one.append(batch(2, 'one'));
    await expect(two.append(batch(3, 'two'))).rejects.toMatchObject({ code: 'log.superseded' });
    expect(await verifyLog(store)).toMatchObject({ ok: true, size: 2 });
  });

  test('a log whose checkpoint was lost or belongs to another key is not started again', async () => {
    const store = memoryStore();
    await (await openLog({ store, origin, signer })).append(batch(7, 'a'));
    const other = makeSigner(new Uint8Array(32).fill(8), origin);
    await expect(openLog({ store, origin, signer: other })).rejects.toMatchObject({
      code: 'log.broken',
      where: 'checkpoint',
    });
    store.files.delete('checkpoint');
    await expect(openLog({ store, origin, signer })).rejects.toMatchObject({ code: 'log.broken', where: 'checkpoint' });
  });
});

describe('AUD-03 crashes', () => {
  test('power lost at any write, with torn files, leaves the last published checkpoint or the next', async () => {
    const lengths = fc.integer({ min: 1, max: 700 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(lengths, lengths, fc.nat(14), share, async (before, lost, writes, torn) => {
        const files = new Map<string, Uint8Array>();
        const first = await openLog({ store: memoryStore(files), origin, signer });
        await first.append(batch(before, 'kept'));
        const from = await first.checkpoint();

        const failing = await openLog({ store: failingStore(files, writes, torn), origin, signer });
        const outcome = await failing.append(batch(lost, 'lost')).catch((cause: unknown) => cause);
        const published = !(outcome instanceof PowerLost);

        const log = await openLog({ store: memoryStore(files), origin, signer });
        expect(log.size).toBe(published ? before + lost : before);
        await log.append(batch(1 + (lost % 300), 'later'));
        expect(await verifyLog(memoryStore(files), { from })).toMatchObject({ ok: true, size: log.size });
      }),
      { numRuns: 60 },
    );
  });

  test('files that the checkpoint covers and that were torn afterwards are refused at opening, never forked', async () => {
    for (const path of ['tile/entries/001.p/44', 'tile/0/001.p/44', 'tile/1/000.p/1', 'checkpoint']) {
      const store = memoryStore();
      await (await openLog({ store, origin, signer })).append(batch(300, 'a'));
      store.files.set(path, store.files.get(path)!.subarray(0, -1));
      await expect(openLog({ store, origin, signer }), path).rejects.toMatchObject({ code: 'log.broken', where: path });
    }
  });

  test('a writer killed at a random moment three times loses nothing that it acknowledged', {
    timeout: 60_000,
  }, async () => {
    await inTemporaryFolder(async (folder) => {
      const killOrigin = 'acquaint.example/kill';
      const killSigner = makeSigner(new Uint8Array(32).fill(9), killOrigin);
      const acknowledged: { first: number; count: number; mark: string }[] = [];
      let from = await (
        await openLog({ store: fileStore(folder), origin: killOrigin, signer: killSigner })
      ).checkpoint();
      for (const round of [1, 2, 3]) {
        acknowledged.push(...(await appendUntilKilled(folder, round)));
        const log = await openLog({ store: fileStore(folder), origin: killOrigin, signer: killSigner });
        for (const { first, count, mark } of acknowledged) {
          const entries = (await log.readEntries(first, first + count)).map(String);
          expect(entries).toEqual(Array.from({ length: count }, (_, at) => `${mark}:${at}`));
        }
        expect(await verifyLog(fileStore(folder), { from })).toMatchObject({ ok: true, size: log.size });
        from = await log.checkpoint();
      }
      expect(acknowledged.length).toBeGreaterThan(3);
    });
  });
});

/** Runs the child, kills it -9 some acknowledgements later, and returns what it had acknowledged. */
async function appendUntilKilled(
  folder: string,
  round: number,
): Promise<{ first: number; count: number; mark: string }[]> {
  const script = join(import.meta.dirname, 'testing', 'append-until-killed.ts');
  const child = spawn(process.execPath, ['--conditions=source', '--no-warnings', script, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const wanted = 5 + Math.floor(Math.random() * 30);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > wanted) setTimeout(() => child.kill('SIGKILL'), Math.random() * 8);
  });
  await new Promise((resolve) => child.on('close', resolve));
  const lines = said.slice(0, said.lastIndexOf('\n')).split('\n');
  return lines.map((line) => {
    const [first, count, mark = ''] = line.split(' ');
    return { first: Number(first), count: Number(count), mark };
  });
}
