import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { renderPdf } from '@acquaint/engines/pdf';
import { chooseSelfieFace, decodeImage, openFacePack } from '@acquaint/engines/vision';
import sharp, { type Sharp } from 'sharp';
import { makePortrait } from '../tools/specimens/index.ts';
import { pdfOf } from '../tools/specimens/pdf.ts';

const MODELS = resolve(import.meta.dirname, '..', process.env.ACQUAINT_HOME ?? '.acquaint', 'models');
const SIDE = 'BAD_INPUT';

type Seen = { code: string; ms: number; mb: number };

const plain = (width: number, height: number, background = '#8a8'): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });
const portrait = () => makePortrait({ seed: 10, sex: 'M' });

/** Each makes its bytes; `pdf` and `faces` go on as the product would with such a file. */
const INPUTS: Readonly<Record<string, { bytes: () => Promise<Uint8Array>; as?: 'pdf' | 'faces' }>> = {
  'half a JPEG': { bytes: async () => (await plain(3000, 2000).jpeg().toBuffer()).subarray(0, 3000) },
  'one pixel': { bytes: () => plain(1, 1).png().toBuffer() },
  '900 megapixels': { bytes: async () => bomb() },
  '48 megapixels, all of it': { bytes: () => plain(8000, 6000).jpeg().toBuffer() },
  'four inks': { bytes: () => plain(3000, 2000).toColourspace('cmyk').jpeg().toBuffer() },
  'sixteen bits': { bytes: () => plain(3000, 2000).toColourspace('rgb16').png().toBuffer() },
  'moving GIF': {
    bytes: () =>
      sharp(Buffer.alloc(64 * 128 * 3, 9).fill(200, 64 * 64 * 3), {
        raw: { width: 64, height: 128, channels: 3, pageHeight: 64 },
      })
        .gif({ delay: [50, 50] })
        .toBuffer(),
  },
  HEIC: { bytes: async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1') },
  'SVG with a script': {
    bytes: async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
  },
  'PDF of 500 pages': { bytes: async () => pdfOf(Array.from({ length: 500 }, () => 'page')), as: 'pdf' },
  'PDF with a password': { bytes: async () => pdfOf(['page'], { encrypted: true }), as: 'pdf' },
  'thirty faces': { bytes: () => crowd(), as: 'faces' },
  'upside down': {
    bytes: async () =>
      sharp(await portrait())
        .rotate(180)
        .jpeg()
        .toBuffer(),
    as: 'faces',
  },
  mirrored: {
    bytes: async () =>
      sharp(await portrait())
        .flop()
        .jpeg()
        .toBuffer(),
    as: 'faces',
  },
  black: { bytes: () => plain(1600, 1200, '#000').jpeg().toBuffer(), as: 'faces' },
};

/** What is no good picture: the code that it gets, how long that takes and how far the memory of a fresh process grows by it. */
export async function run(): Promise<void> {
  const rows: Record<string, Seen | string> = {};
  const folder = mkdtempSync(join(tmpdir(), 'acquaint-bad-'));
  for (const [name, { bytes }] of Object.entries(INPUTS)) {
    // Made here, so that the child's memory is that of looking at it alone.
    writeFileSync(join(folder, 'input'), await bytes());
    rows[name] = await inChild(name, join(folder, 'input'));
  }
  rmSync(folder, { recursive: true, force: true });
  console.table(rows);
}

function inChild(name: string, file: string): Promise<Seen | string> {
  const child = fork(import.meta.filename, [file], {
    env: { ...process.env, [SIDE]: name },
    execArgv: ['--conditions=source', '--no-warnings'],
  });
  return new Promise((done) => {
    child.once('message', (seen) => done(seen as Seen));
    child.once('exit', (code) => done(`ended with ${code}`));
  });
}

async function judge(name: string): Promise<Seen> {
  const input = INPUTS[name];
  if (!input) throw new Error(`no input ${name}`);
  const bytes = readFileSync(process.argv[2] ?? '');
  const folder = join(MODELS, 'dlib');
  const pack = input.as === 'faces' && existsSync(folder) ? await openFacePack(folder) : null;
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const code = await codeOf(async () => {
    if (input.as === 'pdf') return (await renderPdf(bytes)) && 'taken';
    const { raster } = await decodeImage(bytes);
    return pack ? chooseSelfieFace(await pack.detect(raster), pack.manifest).reasons.join(', ') || 'one face' : 'taken';
  });
  const ms = Math.round(performance.now() - started);
  return { code, ms, mb: Math.round((process.resourceUsage().maxRSS * 1024 - before) / 1e6) };
}

async function codeOf(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

async function crowd(): Promise<Uint8Array> {
  const one = await sharp(await portrait())
    .resize(200, 250)
    .toBuffer();
  const at = (i: number) => ({ input: one, left: (i % 6) * 200, top: Math.floor(i / 6) * 250 });
  return plain(1200, 1250)
    .composite(Array.from({ length: 30 }, (_, i) => at(i)))
    .jpeg()
    .toBuffer();
}

/** A PNG whose header promises 30,000 by 30,000 pixels. */
function bomb(): Uint8Array {
  const chunk = (type: string, body: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const out = Buffer.alloc(8);
    out.writeUInt32BE(body.length, 0);
    out.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([out.subarray(0, 4), named, out.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const start = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const pixels = deflateSync(Buffer.alloc(3751));
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

const mine = process.env[SIDE];
if (mine && process.send) process.send(await judge(mine), () => process.exit(0));
