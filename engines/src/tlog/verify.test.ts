import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leafHash } from './hash.ts';
import {
  type FirstBad,
  makeSigner,
  openLog,
  proveEntry,
  readCheckpoint,
  verifyConsistency,
  verifyInclusion,
  verifyLog,
  verifyProof,
} from './index.ts';
import { memoryStore } from './testing/memory-store.ts';

const origin = 'acquaint.example/eu';
const signer = makeSigner(new Uint8Array(32).fill(3), origin);
const verifierKeys = [signer.verifierKey];
const entry = (at: number) => Buffer.from(`entry ${at} ${'.'.repeat(at % 7)}`);
const entriesUpTo = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => entry(from + at));

async function grown(sizes: readonly number[]) {
  const store = memoryStore();
  const log = await openLog({ store, origin, signer });
  const notes = [await log.checkpoint()];
  for (const size of sizes) {
    await log.append(entriesUpTo(log.size, size));
    notes.push(await log.checkpoint());
  }
  return { store, log, notes };
}

describe('AUD-03 proofs', () => {
  test('every inclusion and consistency proof of trees of many sizes verifies', async () => {
    const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 1400 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (chosen, pick) => {
        const steps = chosen.sort((a, b) => a - b);
        const { log, notes } = await grown(steps);
        for (const note of notes.slice(1)) {
          const { size, root } = readCheckpoint(note);
          const index = pick % size;
          const path = await log.inclusionProof(index, size);
          expect(verifyInclusion({ index, size, leaf: leafHash(entry(index)), path, root })).toBe(true);
          expect(verifyInclusion({ index, size, leaf: leafHash(entry(index + 1)), path, root })).toBe(false);
          const consistency = { from: size, to: log.size, fromRoot: root, toRoot: log.root() };
          expect(verifyConsistency({ ...consistency, path: await log.consistencyProof(size, log.size) })).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('a proof file stands alone and breaks with any change of a character', async () => {
    const { store } = await grown([300, 700]);
    const proof = await proveEntry(store, 299);
    expect(verifyProof(proof, signer.verifierKey)).toBe(true);
    for (let at = 0; at < proof.length; at += 7) {
      const changed = `${proof.slice(0, at)}${proof[at] === 'A' ? 'B' : 'A'}${proof.slice(at + 1)}`;
      expect(verifyProof(changed, signer.verifierKey)).toBe(false);
    }
    await expect(proveEntry(store, 700)).rejects.toThrow('no entry 700');
  });
});

/** What verifyLog must name when one byte of `path` is changed at `offset`. */
function expectedName(
  path: string,
  offset: number,
  files: ReadonlyMap<string, Uint8Array>,
  current: ReadonlySet<string>,
): FirstBad {
  if (!path.startsWith('tile/entries/') || !current.has(path)) return { tile: path, why: '' };
  const bundle = Number(/(\d{3})(\.p|$)/.exec(path)?.[1]);
  const bytes = Buffer.from(files.get(path)!);
  let at = 0;
  let index = 0;
  for (; at + 2 + bytes.readUInt16BE(at) <= offset; index++) at += 2 + bytes.readUInt16BE(at);
  return { entry: bundle * 256 + index, why: '' };
}

describe('AUD-03 verification', () => {
  test('any changed byte of an entry, a tile or the checkpoint is found and named', async () => {
    const { store } = await grown([1, 3, 256, 260, 517, 519]);
    const paths = [...store.files.keys()].filter((path) => path !== 'verifier.key').sort();
    const current = new Set(['tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/7']);
    expect(paths).toEqual([
      'checkpoint',
      'tile/0/000',
      'tile/0/001',
      'tile/0/002.p/5',
      'tile/0/002.p/7',
      'tile/1/000.p/1',
      'tile/1/000.p/2',
      'tile/entries/000',
      'tile/entries/001',
      'tile/entries/002.p/5',
      'tile/entries/002.p/7',
    ]);
    expect(await verifyLog(store, { verifierKeys })).toMatchObject({ ok: true, size: 519 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (path, place, mask) => {
          const files = new Map(store.files);
          const bytes = Uint8Array.from(files.get(path)!);
          const offset = place % bytes.length;
          bytes[offset] = bytes[offset]! ^ mask;
          const expected = expectedName(path, offset, files, current);
          files.set(path, bytes);
          const verdict = await verifyLog(memoryStore(files), { verifierKeys });
          expect(verdict).toMatchObject({ ok: false, first_bad: { ...expected, why: expect.any(String) } });
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a missing, shortened or lengthened file is named', async () => {
    const { store } = await grown([519]);
    for (const path of store.files.keys()) {
      const bytes = store.files.get(path)!;
      for (const changed of [null, bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from([0])])]) {
        const files = new Map(store.files);
        if (changed) files.set(path, changed);
        else files.delete(path);
        const verdict = await verifyLog(memoryStore(files));
        // Space after a key is not part of it.
        if (path === 'verifier.key' && changed?.length === bytes.length - 1) continue;
        expect(verdict.ok, path).toBe(false);
      }
    }
  });

  test('an entry changed together with all tiles and the root is found by the signature', async () => {
    const { store } = await grown([300]);
    const forger = makeSigner(new Uint8Array(32).fill(4), origin);
    const forged = memoryStore();
    const log = await openLog({ store: forged, origin, signer: forger });
    await log.append([Buffer.from('another'), ...entriesUpTo(1, 300)]);
    expect((await verifyLog(forged)).ok).toBe(true);
    expect(await verifyLog(forged, { verifierKeys })).toMatchObject({ ok: false, first_bad: { tile: 'checkpoint' } });
    forged.files.set('checkpoint', store.files.get('checkpoint')!);
    expect(await verifyLog(forged, { verifierKeys })).toMatchObject({ ok: false, first_bad: { tile: 'checkpoint' } });
  });

  test('an entry changed together with its tile of hashes is found one level up', async () => {
    const { store } = await grown([600]);
    const files = new Map(store.files);
    const bundle = Buffer.from(files.get('tile/entries/001')!);
    bundle[10] = bundle[10]! ^ 1;
    const tile = Buffer.from(files.get('tile/0/001')!);
    tile.set(leafHash(bundle.subarray(2, 2 + bundle.readUInt16BE(0))), 0);
    files.set('tile/entries/001', bundle).set('tile/0/001', tile);
    expect(await verifyLog(memoryStore(files), { verifierKeys })).toMatchObject({ first_bad: { tile: 'tile/0/001' } });
  });

  test('a log rewritten by its own signer, or cut short, does not extend an older checkpoint', async () => {
    const { notes, store } = await grown([10, 400]);
    const rewritten = memoryStore();
    const log = await openLog({ store: rewritten, origin, signer });
    await log.append([...entriesUpTo(0, 9), Buffer.from('other'), ...entriesUpTo(10, 500)]);
    const [, at10, at400 = ''] = notes;
    expect(await verifyLog(rewritten, { verifierKeys })).toMatchObject({ ok: true, size: 500 });
    for (const from of [at10!, at400]) {
      expect(await verifyLog(store, { verifierKeys, from })).toMatchObject({ ok: true, size: 400 });
      expect(await verifyLog(rewritten, { verifierKeys, from })).toMatchObject({ ok: false });
    }
    const cut = await grown([399]);
    expect(await verifyLog(cut.store, { verifierKeys, from: at400 })).toMatchObject({
      ok: false,
      first_bad: { tile: 'checkpoint', why: 'the log has 399 entries, the older checkpoint 400' },
    });
  });
});
