import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkEvidence, evidenceLines, fileStore, isEvidence, makeSigner, openDurableLog } from './index.ts';

const SCRIPT = resolve(import.meta.dirname, '../../../docs/verify/check-evidence.py');
const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const PYTHON = has('python3', '--version') && has('openssl', 'version');
const signer = makeSigner(new Uint8Array(32).fill(23), 'acquaint.example/evidence');
const stranger = makeSigner(new Uint8Array(32).fill(24), 'acquaint.example/evidence');
const INDEXES = [0, 1, 255, 256, 700, 1299];
let folder = '';
let text = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-evidence-'));
  const log = await openDurableLog({ folder: join(folder, 'log'), signer });
  const bytes = (at: number) =>
    at === 700 ? Buffer.from([0xff, 0xfe, 0x00]) : Buffer.from(`{"n":${at},"who":"Ångström"}`);
  await log.append(Array.from({ length: 1300 }, (_, at) => bytes(at)));
  await log.close();
  text = await evidenceOf(INDEXES);
  await writeFile(join(folder, 'log.pub'), `${signer.verifierKey}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function evidenceOf(indexes: readonly number[]): Promise<string> {
  const lines: string[] = [];
  for await (const line of evidenceLines(fileStore(join(folder, 'log')), indexes)) lines.push(line);
  return `${lines.join('\n')}\n`;
}

describe('RPT-04 AUD-03 entries are handed over with what proves them', () => {
  test('every entry holds against the key alone, text stays readable, bytes that are no text come through', () => {
    expect(isEvidence(text)).toBe(true);
    expect(checkEvidence(text, signer.verifierKey)).toEqual({
      ...{ ok: true, entries: INDEXES.length, origin: 'acquaint.example/evidence', size: 1300 },
    });
    expect(text).toContain('Ångström');
    expect(text).toContain('"entry_base64":"//4A"');
  });

  test('a changed entry, one under another number, a cut path and a stranger’s key are told with their line', () => {
    const check = (from: string | RegExp, to: string) => checkEvidence(text.replace(from, to), signer.verifierKey);
    expect(check('\\"n\\":255', '\\"n\\":254')).toMatchObject({
      ok: false,
      line: 4,
      why: expect.stringContaining('255'),
    });
    expect(check('"index":256', '"index":257')).toMatchObject({ ok: false, line: 5 });
    expect(check(/"path":\["[^"]*",/, '"path":[')).toMatchObject({ ok: false, line: 2 });
    expect(check(/\{"index":1,.*\n/, '{"index":1}\n')).toMatchObject({ ok: false, line: 3 });
    expect(checkEvidence(text, stranger.verifierKey)).toMatchObject({ ok: false, line: 1 });
    expect(checkEvidence('{}', signer.verifierKey)).toMatchObject({ ok: false, line: 1 });
  });

  test('what the checkpoint does not cover is refused, not left out', async () => {
    await expect(evidenceOf([3, 1300])).rejects.toMatchObject({ code: 'log.entry_unknown' });
  });

  test.skipIf(!PYTHON)('Python and openssl alone say the same (needs python3 and openssl)', async () => {
    const check = async (file: string) => {
      await writeFile(join(folder, 'evidence.jsonl'), file);
      const ran = spawnSync('python3', [SCRIPT, join(folder, 'evidence.jsonl'), join(folder, 'log.pub')], {
        encoding: 'utf8',
      });
      return `${ran.stdout}${ran.stderr}`.trim();
    };
    expect(await check(text)).toBe('OK: 6 entries, each in the log of 1300 entries that the key signed');
    expect(await check(text.replace('\\"n\\":255', '\\"n\\":254'))).toBe(
      'NOT OK: entry 255 is not the one that was logged',
    );
    expect(await check(text.replace('"index":256', '"index":257'))).toContain('NOT OK: entry 257');
    await writeFile(join(folder, 'log.pub'), `${stranger.verifierKey}\n`);
    expect(await check(text)).toBe('NOT OK: the checkpoint is not signed by this key');
  });
});
