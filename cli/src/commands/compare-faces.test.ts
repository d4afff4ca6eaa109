import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parsePair } from './compare-faces.ts';

const sharp = createRequire(join(import.meta.dirname, '../../../engines/package.json'))('sharp');
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

  test('the same person is recognised in print colours, on glass, in 16 bits, mirrored and upside down', {
    timeout: 120_000,
  }, async () => {
    const from = sharp(at('faces/img1.jpg'));
    const kept: Record<string, Sharp> = {
      'cmyk.jpg': from.clone().toColourspace('cmyk').jpeg(),
      'alpha.png': from.clone().ensureAlpha(0.6).png(),
      'deep.png': from.clone().toColourspace('rgb16').png(),
      'mirrored.jpg': from.clone().flop().jpeg(),
      'upside-down.jpg': from.clone().rotate(180).jpeg(),
    };
    const names = Object.keys(kept);
    for (const [name, image] of Object.entries(kept)) await image.toFile(join(folder, name));
    const lines = await pairsWith('faces/img2.jpg', names);
    expect(Object.fromEntries(names.map((name, i) => [name, lines[i]?.verdict]))).toEqual(
      Object.fromEntries(names.map((name) => [name, 'match'])),
    );
  });

  test('a face too small to compare, a single pixel and two people are told by their reason, and never match unseen', {
    timeout: 120_000,
  }, async () => {
    const one = await sharp(at('faces/img1.jpg')).resize({ height: 500 }).toBuffer();
    const other = await sharp(at('faces/img3.jpg')).resize({ height: 500 }).toBuffer();
    const [left, right] = await Promise.all([sharp(one).metadata(), sharp(other).metadata()]);
    const wall = { width: left.width + right.width, height: 500, channels: 3 as const, background: '#888' };
    await sharp({ create: wall })
      .composite([
        { input: one, left: 0, top: 0 },
        { input: other, left: left.width, top: 0 },
      ])
      .jpeg()
      .toFile(join(folder, 'two.jpg'));
    await sharp(one).resize({ height: 90 }).jpeg().toFile(join(folder, 'small.jpg'));
    await sharp({ create: { ...wall, width: 1, height: 1 } })
      .png()
      .toFile(join(folder, 'pixel.png'));
    const [two, small, pixel] = await pairsWith('faces/img2.jpg', ['two.jpg', 'small.jpg', 'pixel.png']);
    expect(two?.reasons).toMatchObject({ a: expect.arrayContaining(['face.multiple']) });
    expect(two?.faces).toEqual({ a: 2, b: 1 });
    expect(small?.reasons).toMatchObject({ a: [expect.stringMatching(/^face\.(low_quality|not_detected)$/)] });
    expect(pixel).toMatchObject({ similarity: null, verdict: expect.not.stringMatching(/^match$/) });
  });

  const at = (file: string) => join(DATA, file);

  async function pairsWith(b: string, names: readonly string[]): Promise<Record<string, unknown>[]> {
    const file = join(folder, 'odd.jsonl');
    await writeFile(file, names.map((name) => `${JSON.stringify({ a: join(folder, name), b: at(b) })}\n`).join(''));
    return (await compareFaces('--pairs', file, '--json')).lines;
  }
});
