import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const sharp = createRequire(join(import.meta.dirname, '../../../engines/package.json'))('sharp');
const ROOT = resolve(import.meta.dirname, '../../..');
const DATA = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
const MODELS = join(process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint'), 'models');
const MISSING =
  !existsSync(join(DATA, 'manifest.json')) ||
  ['dlib', 'pad-minifasnet'].some((pack) => !existsSync(join(MODELS, pack, 'manifest.json')));

async function checkLiveness(args: string[], settings: Record<string, string> = {}) {
  const main = join(import.meta.dirname, '..', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=source', '--no-warnings', main, 'check-liveness', ...args], {
    env: { ...process.env, ...settings },
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.resume();
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const lines: Record<string, unknown>[] = out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  return { code, lines };
}

test('without an image it is wrong use, and an unknown flag too', async () => {
  expect((await checkLiveness([])).code).toBe(2);
  expect((await checkLiveness(['--what', 'a.jpg'])).code).toBe(2);
});

describe.skipIf(MISSING)(
  'BIO-03 acquaint check-liveness (needs the data folder and the installed packs)',
  { timeout: 180_000 },
  () => {
    test('each image gives one line with the fields of the contract, in order', async () => {
      const files = ['faces/img1.jpg', 'pad/silent_F1.jpg', 'pad/noface_view.jpg'].map((file) => join(DATA, file));
      const { code, lines } = await checkLiveness([...files, '--json']);
      expect(code).toBe(0);
      expect(lines.map(({ file, verdict }) => ({ file, verdict }))).toEqual([
        { file: files[0], verdict: 'real' },
        { file: files[1], verdict: 'attack' },
        { file: files[2], verdict: 'no_face' },
      ]);
      expect(lines[0]).toMatchObject({ score: expect.any(Number), ms: expect.any(Number), pack: 'pad-minifasnet' });
      expect(lines[2]).toMatchObject({ score: null, reasons: ['face.not_detected'] });
    });

    test('a picture of thirty people says so beside its score; one person alone is one face', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'acquaint-liveness-'));
      const crowd = join(folder, 'crowd.jpg');
      const one = await sharp(join(DATA, 'faces/img1.jpg')).resize(200, 200).toBuffer();
      await sharp({ create: { width: 1200, height: 1000, channels: 3, background: '#888' } })
        .composite(
          Array.from({ length: 30 }, (_, i) => ({ input: one, left: (i % 6) * 200, top: Math.floor(i / 6) * 200 })),
        )
        .jpeg()
        .toFile(crowd);
      const { code, lines } = await checkLiveness([crowd, join(DATA, 'faces/img1.jpg'), '--json']);
      expect(code).toBe(0);
      expect(lines[0]).toMatchObject({ reasons: expect.arrayContaining(['face.multiple']), score: expect.any(Number) });
      expect(lines[0]?.faces).toBeGreaterThan(10);
      expect(lines[1]).toMatchObject({ faces: 1, reasons: expect.not.arrayContaining(['face.multiple']) });
      await rm(folder, { recursive: true, force: true });
    });

    test('a file that is no image shows no face, and the exit code tells; switched off, nothing is judged', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'acquaint-liveness-'));
      const text = join(folder, 'words.jpg');
      await writeFile(text, 'these are words');
      const { code, lines } = await checkLiveness([text, '--json']);
      expect(code).toBe(1);
      expect(lines).toMatchObject([{ verdict: 'no_face', score: null, reasons: ['image.not_an_image'] }]);
      expect(await checkLiveness([text], { ACQUAINT_LIVENESS_PACK: 'off' })).toEqual({ code: 1, lines: [] });
      await rm(folder, { recursive: true, force: true });
    });
  },
);
