import { describe, expect, test } from 'vitest';
import {
  certificatePath,
  destroyRange,
  makeSigner,
  openCertificate,
  openLog,
  proveEntry,
  readEntriesAt,
  verifyLog,
  verifyProof,
} from '../index.ts';
import { memoryStore } from '../testing/memory-store.ts';

const origin = 'acquaint.example/eu';
const signer = makeSigner(new Uint8Array(32).fill(3), origin);
const verifierKeys = [signer.verifierKey];
const range = { first: 256, end: 768 };
const asked = { ...range, signer, decision: 1000, at: new Date('2031-01-01T00:00:00Z'), reason: 'kept for 5 years' };

async function grown() {
  const store = memoryStore();
  const log = await openLog({ store, origin, signer });
  await log.append(Array.from({ length: 1001 }, (_, at) => Buffer.from(`entry ${at}`)));
  return { store, log };
}

const bundle = (index: number) => `tile/entries/00${index}`;

describe('AUD-07 destroying a range of the log', () => {
  test('the entries are gone, the rest verifies and the verdict names the range and its certificate', async () => {
    const { store } = await grown();
    const certificate = await destroyRange({ store, ...asked });
    expect([...store.files.keys()].filter((path) => path.startsWith('tile/entries'))).toEqual([
      bundle(0),
      `${bundle(3)}.p/233`,
    ]);
    expect(await verifyLog(store, { verifierKeys })).toMatchObject({
      ok: true,
      size: 1001,
      destroyed: [{ ...range, decision: 1000, reason: 'kept for 5 years', certificate: 'destroyed/256-768.note' }],
    });
    expect(openCertificate(certificate, verifierKeys)).toMatchObject({ ...range, origin, decision: { index: 1000 } });
  });

  test('what stays is proven as before, what is gone is answered as destroyed, and the log goes on', async () => {
    const { store } = await grown();
    await destroyRange({ store, ...asked });
    expect(verifyProof(await proveEntry(store, 20), signer.verifierKey)).toBe(true);
    await expect(readEntriesAt(store, [300])).rejects.toMatchObject({ code: 'log.entry_destroyed' });
    const log = await openLog({ store, origin, signer });
    await log.append(Array.from({ length: 300 }, () => Buffer.from('later')));
    expect(await verifyLog(store, { verifierKeys })).toMatchObject({ ok: true, size: 1301 });
  });

  test('entries that are missing without a certificate are damage, and so is one by another key or of another range', async () => {
    const { store } = await grown();
    store.files.delete(bundle(1));
    expect(await verifyLog(store, { verifierKeys })).toMatchObject({ ok: false, first_bad: { tile: bundle(1) } });

    const other = await grown();
    await destroyRange({ store: other.store, ...asked });
    const path = certificatePath(range);
    const note = Buffer.from(other.store.files.get(path) ?? '').toString();
    other.store.files.delete(path);
    expect(await verifyLog(other.store, { verifierKeys })).toMatchObject({ ok: false, first_bad: { tile: path } });
    other.store.files.set(path, Buffer.from(note.replace('5 years', '9 years')));
    expect(await verifyLog(other.store, { verifierKeys })).toMatchObject({ ok: false, first_bad: { tile: path } });
    other.store.files.set(path, Buffer.from(note));
    other.store.files.set('destroyed/ranges', Buffer.from('0-768\n'));
    expect(await verifyLog(other.store, { verifierKeys })).toMatchObject({ ok: false });
    other.store.files.delete('destroyed/ranges');
    expect(await verifyLog(other.store, { verifierKeys })).toMatchObject({ ok: false, first_bad: { tile: bundle(1) } });
  });

  test('hashes of destroyed entries that were changed are found, and entries that are still there', async () => {
    const { store } = await grown();
    const kept = store.files.get(bundle(2));
    await destroyRange({ store, ...asked });
    if (kept) store.files.set(bundle(2), kept);
    expect(await verifyLog(store, { verifierKeys })).toMatchObject({ ok: false, first_bad: { tile: bundle(2) } });
    await destroyRange({ store, ...asked });
    expect(await verifyLog(store, { verifierKeys })).toMatchObject({ ok: true });
    const tile = Buffer.from(store.files.get('tile/0/001') ?? '');
    tile.writeUInt8(tile.readUInt8(70) ^ 1, 70);
    store.files.set('tile/0/001', tile);
    expect(await verifyLog(store, { verifierKeys })).toMatchObject({ ok: false });
  });

  test('a crash at any write leaves either the log whole or a destruction that goes on with its first certificate', async () => {
    for (let after = 0; after < 3; after++) {
      const { store } = await grown();
      let left = after;
      const failing = {
        ...store,
        write: async (path: string, bytes: Uint8Array) => {
          if (left-- <= 0) throw new Error('power lost');
          return store.write(path, bytes);
        },
        remove: async (path: string) => {
          if (left-- <= 0) throw new Error('power lost');
          await store.remove?.(path);
        },
      };
      await expect(destroyRange({ store: failing, ...asked })).rejects.toThrow('power lost');
      if (after < 2) expect(await verifyLog(store, { verifierKeys })).toMatchObject({ ok: true, destroyed: [] });
      await destroyRange({ store, ...asked });
      expect(await verifyLog(store, { verifierKeys })).toMatchObject({ ok: true, destroyed: [range] });
    }
  });

  test('a range that is damaged, unpublished, cut through a bundle, destroyed before or of the decision itself is refused', async () => {
    const { store } = await grown();
    for (const wrong of [{ first: 1 }, { end: 1001 }, { end: 1024 }, { decision: 300 }, { decision: 1001 }]) {
      await expect(destroyRange({ store, ...asked, ...wrong })).rejects.toThrow();
    }
    const bytes = Buffer.from(store.files.get(bundle(2)) ?? '');
    store.files.set(bundle(2), Buffer.concat([bytes.subarray(0, 9), Buffer.from('X'), bytes.subarray(10)]));
    await expect(destroyRange({ store, ...asked })).rejects.toMatchObject({ code: 'log.broken', where: bundle(2) });
    expect(store.files.has('destroyed/ranges')).toBe(false);
    await destroyRange({ store, ...asked, end: 512 });
    await expect(destroyRange({ store, ...asked, first: 0 })).rejects.toMatchObject({ code: 'log.broken' });
  });
});
