import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSigner, makeWitness, newestCheckpoint, openLog, packEvidence, withCosignatures } from '../index.ts';
import { parseNote } from '../note.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { checkEvidence } from './check.ts';
import { type PackFiles, readZip, writeZip } from './zip.ts';

const CHECKER = resolve(import.meta.dirname, '../../../../docs/verify/check-pack.py');
const origin = 'acquaint.example/evidence';
const signer = makeSigner(new Uint8Array(32).fill(7), origin);
const witness = makeWitness(new Uint8Array(32).fill(8), 'witness.example');
const at = new Date('2026-03-01T10:20:30Z');
const store = memoryStore();
const selection = { customer: 'cus_eu_1', from: null, to: at };
const INDEXES = [0, 3, 255, 256, 600];
const python = spawnSync('python3', ['--version']).status === 0 && spawnSync('openssl', ['version']).status === 0;
let pack: PackFiles;
let place = '';

const packed = async (signs: typeof signer | null, indexes = INDEXES) =>
  packEvidence({
    store,
    note: (await newestCheckpoint(store)).note,
    indexes,
    selection,
    madeAt: at,
    verifierKey: signer.verifierKey,
    signer: signs,
    beside: new Map([['README.txt', Buffer.from('how to check')]]),
  });

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'acquaint-evidence-'));
  const log = await openLog({ store, origin, signer });
  await log.append(
    Array.from({ length: 700 }, (_, n) => (n === 3 ? Buffer.from([255, 0]) : Buffer.from(`{"n": ${n}}`))),
  );
  pack = await packed(signer);
});
afterAll(() => rm(place, { recursive: true, force: true }));

function changed(change: (files: Map<string, Uint8Array>) => void): PackFiles {
  const files = new Map(pack);
  change(files);
  return files;
}
const textOf = (files: PackFiles, name: string) => Buffer.from(files.get(name) ?? []).toString();

/** Each way to falsify a pack, and what is then found. */
const FALSIFIED: [string, (files: Map<string, Uint8Array>) => void, object, RegExp][] = [
  [
    'a changed entry in its proof',
    (files) =>
      files.set(
        'proofs/255.tlog-proof',
        Buffer.from(textOf(files, 'proofs/255.tlog-proof').replace('extra ey', 'extra ez')),
      ),
    { entry: 255 },
    /entry 255 is not the one that was logged/,
  ],
  [
    'a changed word in the list of entries',
    (files) => files.set('entries.jsonl', Buffer.from(textOf(files, 'entries.jsonl').replace('"n": 256', '"n": 257'))),
    { entry: 256 },
    /entry 256 is listed with other words/,
  ],
  [
    'an entry left out of list and proofs alike',
    (files) => {
      files.delete('proofs/600.tlog-proof');
      files.set('entries.jsonl', Buffer.from(textOf(files, 'entries.jsonl').replace(/.*"n": 600.*\n/, '')));
    },
    { file: 'statement' },
    /the statement is about 5 entries, the pack has 4/,
  ],
  [
    'a proof left out',
    (files) => files.delete('proofs/0.tlog-proof'),
    { entry: 0 },
    /5 entries are listed, 4 are proven/,
  ],
  [
    'a statement that tells of other entries',
    (files) => files.set('statement', Buffer.from(textOf(files, 'statement').replace('entries 5', 'entries 4'))),
    { file: 'statement' },
    /statement is not signed/,
  ],
  [
    'another root in the checkpoint',
    (files) => files.set('checkpoint', Buffer.from(textOf(files, 'checkpoint').replace('\n700\n', '\n701\n'))),
    { file: 'checkpoint' },
    /checkpoint is not signed/,
  ],
];

describe('RPT-04 an evidence pack is checked with nothing but its files', () => {
  test('an untouched pack holds, by the key from elsewhere or the one inside, and says what it is about', () => {
    const expected = { ok: true, origin, size: 700, entries: 5, selection, statement: 'signed', witnessed: [] };
    expect(checkEvidence(pack, { verifierKey: signer.verifierKey })).toMatchObject({ ...expected, key: 'given' });
    expect(checkEvidence(pack)).toMatchObject({ ...expected, key: 'in_pack' });
  });

  test('without the log’s signature nobody vouches that nothing was left out, and the answer says so', async () => {
    expect(checkEvidence(await packed(null))).toMatchObject({ ok: true, statement: 'unsigned' });
  });

  test('a selection without any entry is stated and signed too', async () => {
    expect(checkEvidence(await packed(signer, []))).toMatchObject({ ok: true, entries: 0, statement: 'signed' });
  });

  test.each(FALSIFIED)('%s is found and named', (_, change, where) => {
    expect(checkEvidence(changed(change))).toMatchObject({
      ok: false,
      first_bad: { ...where, why: expect.any(String) },
    });
  });

  test('the key of another log does not vouch for it', () => {
    const other = makeSigner(new Uint8Array(32).fill(9), origin).verifierKey;
    expect(checkEvidence(pack, { verifierKey: other })).toMatchObject({ ok: false, first_bad: { file: 'checkpoint' } });
  });

  test('cosignatures of witnesses go along, and are asked for by their keys', async () => {
    const note = Buffer.from((await store.read('checkpoint')) ?? []).toString();
    expect(checkEvidence(pack, { witnessKeys: [witness.verifierKey] })).toMatchObject({
      ok: false,
      first_bad: { file: 'checkpoint', why: expect.stringContaining('witness.example') },
    });
    await store.write(
      'cosigned',
      Buffer.from(withCosignatures(note, [witness.cosign(parseNote(note).text, 1_770_000_000)])),
    );
    const cosigned = await packed(signer);
    await store.remove?.('cosigned');
    expect(checkEvidence(cosigned, { witnessKeys: [witness.verifierKey] })).toMatchObject({
      ok: true,
      witnessed: ['witness.example'],
    });
  });
});

describe('RPT-04 the zip of a pack', () => {
  test('gives back every file, and a damaged or truncated one is refused', () => {
    const zip = Buffer.from(writeZip(pack, at));
    expect([...readZip(zip, 10_000_000)].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual(
      [...pack].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
    );
    expect(() => readZip(zip.subarray(0, -30), 10_000_000)).toThrow(/zip|damaged/);
    expect(() => readZip(zip, 100)).toThrow(/larger/);
    const flipped = Buffer.from(zip);
    flipped.writeUInt8((flipped[44] ?? 0) ^ 1, 44);
    expect(() => readZip(flipped, 10_000_000)).toThrow();
  });

  test.skipIf(!python)('is read by Python’s own zipfile (needs python3)', async () => {
    const file = join(place, 'pack.zip');
    await writeFile(file, writeZip(pack, at));
    const ran = spawnSync('python3', ['-m', 'zipfile', '-l', file], { encoding: 'utf8' });
    expect(ran.stdout).toContain('2026-03-01 10:20:30');
    expect(spawnSync('python3', ['-m', 'zipfile', '-t', file]).status).toBe(0);
  });
});

describe('RPT-04 Python and openssl check a pack', () => {
  async function python3(name: string, files: PackFiles): Promise<string> {
    const folder = join(place, name.replaceAll(' ', '-'));
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    await writeFile(join(folder, 'check.py'), await readFile(CHECKER));
    const ran = spawnSync('python3', [join(folder, 'check.py'), signer.verifierKey], { encoding: 'utf8' });
    return `${ran.stdout}${ran.stderr}`.trim();
  }

  test.skipIf(!python)('an untouched one (needs python3 and openssl)', async () => {
    expect(await python3('good', pack)).toBe(
      'OK: 5 entries of customer cus_eu_1 from - to 2026-03-01T10:20:30.000Z, in a log of 700; the log vouches that none was left out',
    );
  });

  test.skipIf(!python).each(FALSIFIED)('%s', async (name, change, _, said) => {
    expect(await python3(name, changed(change))).toMatch(said);
  });
});
