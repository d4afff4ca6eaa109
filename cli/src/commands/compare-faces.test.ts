import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parsePair } from './compare-faces.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const DATA = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
const PACK = join(process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint'), 'models', 'dlib', 'manifest.json');
const MISSING = !existsSync(join(DATA, 'manifest.json')) || !existsSync(PACK);

async function compareFaces(...args: string[]): Promise<{ code: number | null; lines: Record<string, unknown>[] }> {
  const main = join(import.meta.dirname, '..', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=source', '--no-warnings', main, 'compare-faces', ...args]);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.resume();
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, lines: out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)])) };
}

test('a line of pairs names two images and nothing else will do', () => {
  expect(parsePair('{"a":"x.jpg","b":"y.jpg","same":true}')).toEqual({ a: 'x.jpg', b: 'y.jpg' });
  for (const wrong of ['{"a":"x.jpg"}', '{"a":1,"b":"y.jpg"}', '["x.jpg","y.jpg"]', 'x.jpg y.jpg', 'null'])
    expect(parsePair(wrong)).toBeNull();
  expect(parsePair(JSON.stringify({ a: 'x'.repeat(10_000), b: 'y' }))).toBeNull();
});

test('wrong use is exit 2', async () => {
  expect((await compareFaces('only-one.jpg')).code).toBe(2);
  expect((await compareFaces('--pairs', 'not-there.jsonl')).code).toBe(2);
  expect((await compareFaces('a.jpg', 'b.jpg', '--pairs', 'c.jsonl')).code).toBe(2);
});

describe.skipIf(MISSING)('BIO-01 acquaint compare-faces (needs the data folder and the installed dlib pack)', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acquaint-compare-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('many pairs give one line each, in order, with the fields of the contract', async () => {
    const at = (file: string) => join(DATA, file);
    const pairs = [
      { a: at('faces/img1.jpg'), b: at('faces/img2.jpg') },
      { a: at('faces/img1.jpg'), b: at('faces/img3.jpg') },
      { a: at('faces/img1.jpg'), b: at('pad/noface_view.jpg') },
    ];
    const file = join(folder, 'pairs.jsonl');
    await writeFile(file, pairs.map((pair) => `${JSON.stringify(pair)}\n`).join('\n'));
    const { code, lines } = await compareFaces('--pairs', file, '--json');
    expect(code).toBe(0);
    expect(lines.map(({ a, b }) => ({ a, b }))).toEqual(pairs);
    expect(lines.map(({ verdict }) => verdict)).toEqual(['match', 'mismatch', 'no_face']);
    expect(lines[0]).toMatchObject({ similarity: expect.any(Number), threshold: expect.any(Number), pack: 'dlib' });
    expect(lines[2]).toMatchObject({ similarity: null, reasons: { a: [], b: ['face.not_detected'] } });
  });

  test('a file that is no image compares as no face, and the exit code tells', async () => {
    const text = join(folder, 'words.jpg');
    await writeFile(text, 'these are words');
    const { code, lines } = await compareFaces(join(DATA, 'faces/img1.jpg'), text, '--json');
    expect(code).toBe(1);
    expect(lines).toMatchObject([{ verdict: 'no_face', reasons: { a: [], b: ['image.not_an_image'] } }]);
  });
});
