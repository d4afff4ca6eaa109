import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';

async function readDocument(args: string[]) {
  const main = join(import.meta.dirname, '..', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=source', '--no-warnings', main, 'read-document', ...args]);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.resume();
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const lines: Record<string, unknown>[] = out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  return { code, lines };
}

const plain = (width: number, height: number, background = '#888') =>
  sharp({ create: { width, height, channels: 3, background } });
const frames = Buffer.concat([Buffer.alloc(64 * 64 * 3, 10), Buffer.alloc(64 * 64 * 3, 200)]);

test('DOC-01 each file that is no photograph has its line with a stable code, and the next one is still read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-read-'));
  const files: [name: string, bytes: Buffer | Uint8Array | string, code: string][] = [
    ['words.jpg', 'these are words', 'image.not_an_image'],
    ['half.jpg', (await plain(900, 600).jpeg().toBuffer()).subarray(0, 900), 'image.corrupt'],
    ['pixel.png', await plain(1, 1).png().toBuffer(), 'image.too_small'],
    [
      'moving.gif',
      await sharp(frames, { raw: { width: 64, height: 128, channels: 3, pageHeight: 64 } })
        .gif({ delay: [50, 50] })
        .toBuffer(),
      'image.animated',
    ],
    ['apple.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'image.heic'],
    ['script.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'image.unsupported'],
    ['book.pdf', '%PDF-1.7\n%%EOF', 'image.pdf'],
  ];
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
  await writeFile(join(folder, 'black.jpg'), await plain(1200, 800, '#000').jpeg().toBuffer());
  const names = [...files.map(([name]) => name), 'black.jpg'].map((name) => join(folder, name));
  const { code, lines } = await readDocument([...names, '--json']);
  await rm(folder, { recursive: true, force: true });
  expect(code).toBe(1);
  expect(lines.slice(0, -1).map(({ error }) => error)).toEqual(files.map(([, , wanted]) => wanted));
  expect(lines.at(-1)).toMatchObject({ class: null, advice: 'image.too_dark' });
}, 180_000);
