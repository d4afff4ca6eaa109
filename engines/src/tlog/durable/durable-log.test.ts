import { spawn } from 'node:child_process';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Disk,
  fileStore,
  makeSigner,
  openDurableLog,
  openLog,
  readEntriesAt,
  realDisk,
  verifyLog,
} from '../index.ts';
import { memoryStore } from '../testing/memory-store.ts';

const origin = 'acquaint.example/eu';
const signer = makeSigner(new Uint8Array(32).fill(3), origin);
const batch = (count: number, mark: string) => Array.from({ length: count }, (_, at) => Buffer.from(`${mark} ${at}`));
const segmentsOf = async (folder: string) =>
  (await readdir(join(folder, 'journal'))).filter((name) => name.endsWith('.seg')).sort();

async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-durable-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Appends, then copies the folder as a crash would leave it: nothing is settled, the log is simply not there any more. */
async function crashed(folder: string, counts: readonly number[], publish: boolean): Promise<string> {
  const log = await openDurableLog({ folder: join(folder, 'live'), signer });
  for (const [at, count] of counts.entries()) await log.append(batch(count, `b${at}`));
  if (publish) await log.publish();
  await copyWhole(join(folder, 'live'), join(folder, 'crashed'));
  await log.close();
  return join(folder, 'crashed');
}

/** A copy of a folder that is written meanwhile: a partial tile may go while it is copied, then the copy is made anew. */
async function copyWhole(from: string, to: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      await cp(from, to, { recursive: true });
      return;
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
      await rm(to, { recursive: true, force: true });
    }
  }
  throw new Error('the folder never stood still');
}

describe('AUD-02 AUD-03 durable appends', () => {
  test('the tree, the tiles and the bundles are those of the plain writer, byte for byte', {
    timeout: 60_000,
  }, async () => {
    await inTemporaryFolder(async (folder) => {
      const store = memoryStore();
      const plain = await openLog({ store, origin, signer });
      const fast = await openDurableLog({ folder, signer });
      for (const [at, count] of [1, 254, 1, 1, 700, 66_000].entries()) {
        await plain.append(batch(count, `b${at}`));
        await fast.append(batch(count, `b${at}`));
        await fast.publish();
        expect(fast.checkpoint()).toBe(await plain.checkpoint());
      }
      await fast.close();
      for (const [path, bytes] of store.files)
        expect(await readFile(join(folder, path)), path).toEqual(Buffer.from(bytes));
      expect(await segmentsOf(folder)).toEqual([]);
    });
  });

  test('appends made at once share a sync, keep their order and are read back', async () => {
    await inTemporaryFolder(async (folder) => {
      let syncs = 0;
      const disk: Disk = {
        ...realDisk,
        sync: (file) => {
          syncs += 1;
          return realDisk.sync(file);
        },
      };
      const log = await openDurableLog({ folder, signer, disk });
      const before = syncs;
      const firsts = await Promise.all(Array.from({ length: 200 }, (_, at) => log.append(batch(3, `m${at}`))));
      expect(firsts.map(({ first }) => first)).toEqual(Array.from({ length: 200 }, (_, at) => at * 3));
      expect(syncs - before).toBeLessThan(20);
      await log.publish();
      expect((await log.readEntries(595, 600)).map(String)).toEqual(['m198 1', 'm198 2', 'm199 0', 'm199 1', 'm199 2']);
      await log.close();
      await expect(log.append(batch(1, 'late'))).rejects.toMatchObject({ code: 'log.superseded' });
    });
  });

  test('a log of the plain writer goes on, against its old checkpoint', async () => {
    await inTemporaryFolder(async (folder) => {
      const old = await openLog({ store: fileStore(folder), origin, signer });
      await old.append(batch(300, 'old'));
      const from = await old.checkpoint();
      const log = await openDurableLog({ folder, signer });
      expect(await log.append(batch(400, 'new'))).toEqual({ first: 300 });
      await log.close();
      expect(await verifyLog(fileStore(folder), { from })).toMatchObject({ ok: true, size: 700 });
    });
  });

  test('an entry of 65,536 bytes is refused and nothing of its batch is kept', async () => {
    await inTemporaryFolder(async (folder) => {
      const log = await openDurableLog({ folder, signer });
      await expect(log.append([Buffer.from('a'), new Uint8Array(65_536)])).rejects.toMatchObject({
        code: 'log.entry_too_large',
      });
      expect(await log.append([new Uint8Array(65_535)])).toEqual({ first: 0 });
      await log.close();
    });
  });

  test('a writer that was overtaken acknowledges nothing more', async () => {
    await inTemporaryFolder(async (folder) => {
      const one = await openDurableLog({ folder, signer });
      await one.append(batch(2, 'one'));
      const two = await openDurableLog({ folder, signer });
      expect(two.size).toBe(2);
      await expect(one.append(batch(3, 'lost'))).rejects.toMatchObject({ code: 'log.superseded' });
      await two.append(batch(4, 'two'));
      await two.close();
      await one.close().catch(() => undefined);
      expect(await verifyLog(fileStore(folder))).toMatchObject({ ok: true, size: 6 });
    });
  });
});

describe('AUD-03 AUD-09 what a crash leaves', () => {
  test('a tail torn at any byte costs nothing that was acknowledged before it', { timeout: 120_000 }, async () => {
    const counts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(counts, fc.boolean(), share, fc.boolean(), async (sizes, publish, torn, garbage) => {
        await inTemporaryFolder(async (folder) => {
          const place = await crashed(folder, sizes, publish);
          const from = await readFile(join(place, 'checkpoint'), 'utf8');
          const [segment = ''] = await segmentsOf(place);
          const path = join(place, 'journal', segment);
          const whole = await readFile(path);
          // A block that was being written when the power went: some of its bytes, then old bytes of the disk.
          const unfinished = whole.subarray(0, Math.floor(whole.length * torn));
          await appendFile(path, Buffer.from(unfinished.subarray(0, 23)));
          if (garbage) await appendFile(path, Buffer.alloc(5000, 7));

          const log = await openDurableLog({ folder: place, signer });
          const total = sizes.reduce((sum, count) => sum + count, 0);
          expect(log.size).toBe(total);
          expect(log.published).toBe(total);
          const expected = sizes.flatMap((count, at) => batch(count, `b${at}`).map(String));
          expect((await log.readEntries(0, total)).map(String)).toEqual(expected);
          await log.append(batch(7, 'after'));
          await log.close();
          expect(await verifyLog(fileStore(place), { from })).toMatchObject({ ok: true, size: total + 7 });
        });
      }),
      { numRuns: 12 },
    );
  });

  test('tiles that never reached the disk are made again from the journal', async () => {
    await inTemporaryFolder(async (folder) => {
      const place = await crashed(folder, [900, 13], true);
      await writeFile(join(place, 'tile/0/001'), '');
      await rm(join(place, 'tile/entries/002'));
      const from = await readFile(join(place, 'checkpoint'), 'utf8');
      const log = await openDurableLog({ folder: place, signer });
      await log.close();
      expect(await verifyLog(fileStore(place), { from })).toMatchObject({ ok: true, size: 913 });
    });
  });

  test('what was published stays readable while the log comes back, and its checkpoint never goes back', async () => {
    await inTemporaryFolder(async (folder) => {
      const place = await crashed(
        folder,
        Array.from({ length: 40 }, () => 77),
        true,
      );
      const store = fileStore(place);
      let open = false;
      let reads = 0;
      const reader = (async () => {
        let size = 40 * 77;
        while (!open || reads < 3) {
          expect((await readEntriesAt(store, [0, 40 * 77 - 1])).map(String)).toEqual(['b0 0', 'b39 76']);
          const now = Number((await readFile(join(place, 'checkpoint'), 'utf8')).split('\n')[1]);
          expect(now).toBeGreaterThanOrEqual(size);
          size = now;
          reads += 1;
        }
      })();
      const log = await openDurableLog({ folder: place, signer });
      open = true;
      await reader;
      await log.append(batch(5, 'on'));
      await log.close();
      expect(await verifyLog(store)).toMatchObject({ ok: true, size: 40 * 77 + 5 });
    });
  });

  test('a block that is damaged before the last one, or that a checkpoint covers, is never cut away', async () => {
    await inTemporaryFolder(async (folder) => {
      const place = await crashed(folder, [5, 6, 7], true);
      const path = join(place, 'journal', (await segmentsOf(place))[0] ?? '');
      const whole = await readFile(path);
      const flipped = Buffer.from(whole);
      flipped[30] = (flipped[30] ?? 0) ^ 1;
      await writeFile(path, flipped);
      await expect(openDurableLog({ folder: place, signer })).rejects.toMatchObject({ code: 'log.broken' });
      await writeFile(path, whole);
      await truncate(path, (await stat(path)).size - 1);
      await expect(openDurableLog({ folder: place, signer })).rejects.toMatchObject({
        code: 'log.broken',
        where: 'journal',
      });
      await writeFile(path, whole);
      await rm(join(place, 'checkpoint'));
      await expect(openDurableLog({ folder: place, signer })).rejects.toMatchObject({ where: 'checkpoint' });
    });
  });

  test('five times killed with -9, its tail torn by hand: nothing acknowledged is lost', {
    timeout: 180_000,
  }, async () => {
    await inTemporaryFolder(async (folder) => {
      const killSigner = makeSigner(new Uint8Array(32).fill(9), 'acquaint.example/kill');
      const acknowledged: { first: number; count: number; mark: string }[] = [];
      let from = '';
      for (const round of [1, 2, 3, 4, 5]) {
        acknowledged.push(...(await appendUntilKilled(folder, round)));
        const last = (await segmentsOf(folder)).at(-1);
        if (last) await tearTail(join(folder, 'journal', last), round);
        const log = await openDurableLog({ folder, signer: killSigner });
        for (const { first, count, mark } of acknowledged) {
          const entries = (await log.readEntries(first, first + count)).map(String);
          expect(entries).toEqual(Array.from({ length: count }, (_, at) => `${mark}:${at}`));
        }
        await log.close();
        const kept = from === '' ? {} : { from };
        expect(await verifyLog(fileStore(folder), kept)).toMatchObject({ ok: true, size: log.size });
        from = log.checkpoint();
      }
      expect(acknowledged.length).toBeGreaterThan(50);
    });
  });
});

describe('AUD-09 SEC-05 a disk that fails', () => {
  const failing = (what: 'write' | 'sync', code: string, after: number): Disk => {
    let left = after;
    const fail = () => Promise.reject(Object.assign(new Error(code), { code }));
    return {
      write: async (file, bytes, position) => {
        if (what === 'sync' || left-- > 0) return realDisk.write(file, bytes, position);
        // A disk that fills up takes a part first.
        await realDisk.write(file, bytes.subarray(0, bytes.length / 2), position);
        return fail();
      },
      sync: async (file) => (what === 'write' || left-- > 0 ? realDisk.sync(file) : fail()),
    };
  };

  test.each([
    ['sync', 'EIO'],
    ['write', 'ENOSPC'],
    ['write', 'EROFS'],
  ] as const)('a %s that fails with %s is final: nothing is acknowledged after it', async (what, code) => {
    await inTemporaryFolder(async (folder) => {
      const log = await openDurableLog({ folder, signer, disk: failing(what, code, 9) });
      const kept: string[] = [];
      let refused: unknown = null;
      for (let at = 0; at < 20 && !refused; at++) {
        const entries = batch(3, `f${at}`);
        await log.append(entries).then(
          () => kept.push(...entries.map(String)),
          (cause: unknown) => {
            refused = cause;
          },
        );
      }
      expect(refused).toMatchObject({ code: 'log.stopped', cause: { code } });
      expect(log.stopped).toBe(refused);
      await expect(log.append(batch(1, 'late'))).rejects.toBe(refused);
      await log.close().catch(() => undefined);

      const again = await openDurableLog({ folder, signer });
      expect((await again.readEntries(0, kept.length)).map(String)).toEqual(kept);
      await again.append(batch(1, 'on'));
      await again.close();
      expect(await verifyLog(fileStore(folder))).toMatchObject({ ok: true });
    });
  });
});

/** Half a block more, as a commit leaves it that was cut off. */
async function tearTail(path: string, round: number): Promise<void> {
  const whole = await readFile(path);
  const begun = whole.subarray(0, Math.min(whole.length, 20 + round * 40));
  const header = Buffer.from(begun);
  if (header.length > 16) header.writeUInt32LE(1_000_000, 16);
  await appendFile(path, header);
}

async function appendUntilKilled(
  folder: string,
  round: number,
): Promise<{ first: number; count: number; mark: string }[]> {
  const script = join(import.meta.dirname, 'testing', 'append-until-killed.ts');
  const child = spawn(process.execPath, ['--conditions=source', '--no-warnings', script, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const wanted = 20 + Math.floor(Math.random() * 60);
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
