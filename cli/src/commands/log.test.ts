import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  destroyRange,
  fileStore,
  makeSigner,
  newestCheckpoint,
  openLog,
  packEvidence,
  writeZip,
} from '@acquaint/engines/tlog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const origin = 'acquaint.example/cli';
const signer = makeSigner(new Uint8Array(32).fill(5), origin);
let folder = '';
let log = '';

async function acquaint(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const main = join(import.meta.dirname, '..', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=source', '--no-warnings', main, 'log', ...args]);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-cli-log-'));
  log = join(folder, 'log');
  const opened = await openLog({ store: fileStore(log), origin, signer });
  await opened.append(Array.from({ length: 300 }, (_, at) => Buffer.from(`{"n":${at}}`)));
  await writeFile(join(folder, 'older'), await opened.checkpoint());
  await opened.append([Buffer.from('{"n":"last"}')]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('AUD-03 acquaint log', () => {
  test('an untouched log verifies in one line, also against an older checkpoint and a key from elsewhere', async () => {
    const { code, out } = await acquaint('verify', log, '--from', join(folder, 'older'), '--key', signer.verifierKey);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ origin, size: 301, root: expect.any(String), ok: true, key: 'given' });
  });

  test('the key beside the log serves when none is given, and the command says so', async () => {
    const { code, out, err } = await acquaint('verify', log);
    expect({ code, ok: JSON.parse(out).ok }).toEqual({ code: 0, ok: true });
    expect(err).toContain('--key');
  });

  test('one changed byte ends with exit 1 and the entry where it broke', async () => {
    const path = join(log, 'tile/entries/000');
    const good = await readFile(path);
    const bad = Buffer.from(good);
    bad.write('X', bad.indexOf('{"n":77}'));
    await writeFile(path, bad);
    const { code, out } = await acquaint('verify', log);
    await writeFile(path, good);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ ok: false, first_bad: { entry: 77, why: expect.any(String) } });
  });

  test('a log served over HTTP verifies like its folder', async () => {
    const server = createServer((request, response) => {
      const file = createReadStream(join(log, request.url ?? ''));
      file.on('error', () => response.writeHead(404).end());
      file.pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, out } = await acquaint('verify', `http://127.0.0.1:${port}`, '--key', signer.verifierKey);
    await new Promise((resolve) => server.close(resolve));
    expect({ code, size: JSON.parse(out).size }).toEqual({ code: 0, size: 301 });
  });

  test('a proof of one entry is checked alone, and not by another key', async () => {
    const { code, out } = await acquaint('prove', log, '300');
    expect(code).toBe(0);
    const proof = join(folder, 'entry.tlog-proof');
    await writeFile(proof, out);
    const checked = await acquaint('check', proof, '--key', signer.verifierKey);
    expect({ ...checked, out: JSON.parse(checked.out) }).toMatchObject({
      code: 0,
      out: { ok: true, index: 300, entry: '{"n":"last"}', encoding: 'utf8' },
    });
    const other = makeSigner(new Uint8Array(32).fill(6), origin).verifierKey;
    expect((await acquaint('check', proof, '--key', other)).code).toBe(1);
  });

  test('RPT-04 an evidence pack is checked as a zip and unpacked; one changed word names its entry', async () => {
    const store = fileStore(log);
    const { note } = await newestCheckpoint(store);
    const selection = { customer: 'cus_eu_1', from: null, to: null };
    const { verifierKey } = signer;
    const given = { store, note, indexes: [7, 300], selection, madeAt: new Date(0), verifierKey, signer };
    const pack = await packEvidence({ ...given, beside: new Map() });
    const zip = join(folder, 'evidence.zip');
    await writeFile(zip, writeZip(pack, new Date('2026-01-01T00:00:00Z')));
    const checked = await acquaint('check', zip, '--key', verifierKey);
    expect({ ...checked, out: JSON.parse(checked.out) }).toMatchObject({
      code: 0,
      out: { ok: true, entries: 2, size: 301, statement: 'signed', key: 'given', selection },
    });
    const unpacked = join(folder, 'unpacked');
    for (const [name, bytes] of pack) {
      await mkdir(dirname(join(unpacked, name)), { recursive: true });
      await writeFile(join(unpacked, name), name === 'entries.jsonl' ? Buffer.from(bytes).fill('9', 18, 19) : bytes);
    }
    const bad = await acquaint('check', unpacked);
    expect({ code: bad.code, ...JSON.parse(bad.out) }).toMatchObject({ code: 1, ok: false, first_bad: { entry: 7 } });
  });

  test('AUD-07 a destroyed range is named with its certificate; without one it is damage', async () => {
    const pruned = join(folder, 'pruned');
    const store = fileStore(pruned);
    const opened = await openLog({ store, origin, signer });
    await opened.append(Array.from({ length: 300 }, (_, n) => Buffer.from(`{"n":${n}}`)));
    await destroyRange({
      store,
      signer,
      first: 0,
      end: 256,
      decision: 299,
      at: new Date(0),
      reason: 'its time was over',
    });
    const said = await acquaint('verify', pruned);
    const range = { first: 0, end: 256, decision: 299, reason: 'its time was over' };
    expect({ code: said.code, ...JSON.parse(said.out) }).toMatchObject({ code: 0, ok: true, destroyed: [range] });
    expect((await acquaint('prove', pruned, '7')).err).toContain('destroyed');

    const certificate = join(pruned, 'destroyed/0-256.note');
    const checked = await acquaint('check', certificate, '--key', signer.verifierKey);
    expect({ code: checked.code, ...JSON.parse(checked.out) }).toMatchObject({ code: 0, ok: true, destroyed: range });
    await writeFile(certificate, (await readFile(certificate, 'utf8')).replace('its time', 'my time'));
    expect((await acquaint('check', certificate, '--key', signer.verifierKey)).code).toBe(1);
    await rm(join(pruned, 'destroyed'), { recursive: true });
    const bad = await acquaint('verify', pruned);
    expect({ code: bad.code, ...JSON.parse(bad.out) }).toMatchObject({
      code: 1,
      first_bad: { tile: 'tile/entries/000' },
    });
  });

  test('one dropped entry and a history written anew are each named, with exit 1', async () => {
    const path = join(log, 'tile/entries/000');
    const good = await readFile(path);
    const at = good.indexOf('{"n":77}') - 2;
    await writeFile(path, Buffer.concat([good.subarray(0, at), good.subarray(at + 10)]));
    const dropped = await acquaint('verify', log);
    await writeFile(path, good);
    expect({ code: dropped.code, ...JSON.parse(dropped.out) }).toMatchObject({
      code: 1,
      ok: false,
      first_bad: { entry: 77 },
    });

    const forked = join(folder, 'forked');
    const opened = await openLog({ store: fileStore(forked), origin, signer });
    await opened.append(Array.from({ length: 310 }, (_, n) => Buffer.from(`{"n":${n === 5 ? 'x' : n}}`)));
    const fork = await acquaint('verify', forked, '--from', join(folder, 'older'), '--key', signer.verifierKey);
    const said = JSON.parse(fork.out);
    expect({ code: fork.code, ok: said.ok }).toEqual({ code: 1, ok: false });
    expect(said.first_bad.why).toMatch(/checkpoint|history/);
  });

  test('wrong use is exit 2, an entry that is not there exit 1', async () => {
    expect((await acquaint('verify', join(folder, 'nowhere'))).code).toBe(2);
    expect((await acquaint('prove', log, 'first')).code).toBe(2);
    expect((await acquaint('mend', log)).code).toBe(2);
    expect((await acquaint('prove', log, '301')).code).toBe(1);
  });
});
