import { describe, expect, test } from 'vitest';
import { leafHash } from './hash.ts';
import {
  makeSigner,
  openLog,
  openNote,
  parseVerifierKey,
  signNote,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { bundlePath, tilePath } from './layout.ts';
import { memoryStore } from './testing/memory-store.ts';

// The eight leaves and the roots published with the reference implementation of RFC 6962.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const origin = 'acquaint.example/vectors';
const signer = makeSigner(new Uint8Array(32).fill(1), origin);
const entries = LEAVES.map((leaf) => Buffer.from(leaf, 'hex'));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('AUD-03 RFC 6962 trees', () => {
  test('the roots of one to eight leaves are the published ones', async () => {
    const log = await openLog({ store: memoryStore(), origin, signer });
    expect(hex(log.root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [at, entry] of entries.entries()) {
      await log.append([entry]);
      expect(hex(log.root())).toBe(ROOTS[at]);
    }
  });

  test('audit paths and consistency proofs are the published ones', async () => {
    const log = await openLog({ store: memoryStore(), origin, signer });
    await log.append(entries);
    expect((await log.inclusionProof(0, 8)).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect((await log.consistencyProof(6, 8)).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  test('a proof is refused when its index, its size or the number of its hashes is wrong', async () => {
    const log = await openLog({ store: memoryStore(), origin, signer });
    await log.append(entries);
    const good = {
      index: 5,
      size: 8,
      leaf: leafHash(entries[5]!),
      path: await log.inclusionProof(5, 8),
      root: log.root(),
    };
    expect(verifyInclusion(good)).toBe(true);
    expect(verifyInclusion({ ...good, index: 4 })).toBe(false);
    expect(verifyInclusion({ ...good, index: 8 })).toBe(false);
    expect(verifyInclusion({ ...good, path: good.path.slice(1) })).toBe(false);
    expect(verifyInclusion({ ...good, path: [...good.path, good.root] })).toBe(false);
    const roots = { fromRoot: Buffer.from(ROOTS[5]!, 'hex'), toRoot: log.root() };
    const path = await log.consistencyProof(6, 8);
    expect(verifyConsistency({ from: 6, to: 8, ...roots, path })).toBe(true);
    expect(verifyConsistency({ from: 5, to: 8, ...roots, path })).toBe(false);
    expect(verifyConsistency({ from: 6, to: 8, ...roots, path: path.slice(1) })).toBe(false);
    expect(verifyConsistency({ from: 8, to: 6, ...roots, path })).toBe(false);
  });
});

describe('AUD-03 C2SP layout and notes', () => {
  test('tile paths are those of the specification', () => {
    expect(tilePath(0, 1234067, 256)).toBe('tile/0/x001/x234/067');
    expect(tilePath(1, 0, 17)).toBe('tile/1/000.p/17');
    expect(bundlePath(999, 256)).toBe('tile/entries/999');
    expect(bundlePath(1000, 1)).toBe('tile/entries/x001/000.p/1');
  });

  test('a note signed by another implementation opens with its published key', () => {
    const key = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const signature = 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
    const note = `${text}\n— PeterNeumann ${signature}\n`;
    expect(openNote(note, [key])).toEqual({ text, signedBy: ['PeterNeumann'] });
    expect(() => openNote(note.replace('answer', 'Answer'), [key])).toThrow('signature is wrong');
  });

  test('signatures of unknown keys are ignored, but one known signature is required', () => {
    const other = makeSigner(new Uint8Array(32).fill(2), 'witness.example');
    const note = signNote('hello\n', [other, signer]);
    expect(openNote(note, [signer.verifierKey]).signedBy).toEqual([origin]);
    expect(() => openNote(signNote('hello\n', [other]), [signer.verifierKey])).toThrow('no signature by a known key');
  });

  test('a verifier key whose id does not fit is refused', () => {
    expect(parseVerifierKey(signer.verifierKey).name).toBe(origin);
    expect(() => parseVerifierKey(signer.verifierKey.replace(origin, 'acquaint.example/other'))).toThrow(
      'verifier key',
    );
  });
});
