import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Raster } from '../raster.ts';
import {
  choosePortrait,
  chooseSelfieFace,
  type FacePack,
  faceVerdict,
  largestFace,
  livenessVerdict,
  openFacePack,
} from './index.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const DATA = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
const PACK = join(process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint'), 'models', 'dlib');
const SECOND_PACK = join(dirname(PACK), 'faceplugin');
const MISSING = !existsSync(join(DATA, 'manifest.json')) || !existsSync(join(PACK, 'manifest.json'));

async function rasterOf(image: string | Buffer): Promise<Raster> {
  const { data, info } = await sharp(image).rotate().removeAlpha().toColourspace('srgb').raw().toBuffer({
    resolveWithObject: true,
  });
  return { width: info.width, height: info.height, rgb: data };
}

describe('opening a pack', () => {
  const model = Buffer.from('not yet a network');
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acquaint-pack-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function layOut(change: Record<string, unknown> = {}): Promise<void> {
    const pinned: Record<string, unknown> = JSON.parse(
      await readFile(join(ROOT, 'packs', 'models', 'dlib', 'manifest.json'), 'utf8'),
    );
    const sha256 = createHash('sha256').update(model).digest('hex');
    const names = ['detector.onnx', 'landmarks.onnx', 'embedding.onnx'];
    const manifest = { ...pinned, files: names.map((name) => ({ name, sha256 })), ...change };
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
    for (const name of names) await writeFile(join(folder, name), model);
  }

  test('one flipped bit in one file is enough to refuse all of it', async () => {
    await layOut();
    const flipped = Buffer.from(model);
    flipped[7] = (flipped[7] ?? 0) ^ 1;
    await writeFile(join(folder, 'embedding.onnx'), flipped);
    await expect(openFacePack(folder)).rejects.toMatchObject({ code: 'face.pack_broken', why: 'hash' });
  });

  test('a folder without a pack, a missing model and a file that is no network are told apart', async () => {
    await expect(openFacePack(folder)).rejects.toMatchObject({ why: 'missing' });
    await layOut();
    await expect(openFacePack(folder)).rejects.toMatchObject({ why: 'model' });
    await rm(join(folder, 'landmarks.onnx'));
    await expect(openFacePack(folder)).rejects.toMatchObject({ why: 'missing' });
  });

  test('a manifest that names files elsewhere, or bands upside down, or no hash for a model, is refused', async () => {
    const sha256 = createHash('sha256').update(model).digest('hex');
    await layOut({ files: [{ name: '../manifest.json', sha256 }] });
    await expect(openFacePack(folder)).rejects.toMatchObject({ why: 'manifest' });
    await layOut({ bands: { match: 0.4, review: 0.5 } });
    await expect(openFacePack(folder)).rejects.toMatchObject({ why: 'manifest' });
    await layOut({ files: [{ name: 'landmarks.onnx', sha256 }] });
    await expect(openFacePack(folder)).rejects.toMatchObject({ why: 'manifest' });
  });
});

describe.skipIf(MISSING)('BIO-01 comparing faces (needs the data folder and the installed dlib pack)', () => {
  let pack: FacePack;
  beforeAll(async () => {
    pack = await openFacePack(PACK);
  });
  afterAll(() => pack.close());

  async function templateOf(image: string | Buffer): Promise<Float32Array> {
    const raster = await rasterOf(image);
    const { face } = chooseSelfieFace(await pack.detect(raster), pack.manifest);
    if (!face) throw new Error('no face was found');
    return pack.embed(raster, face);
  }

  test('over all labelled pairs no stranger matches and nobody is refused as a stranger', async () => {
    const { pairs } = JSON.parse(await readFile(join(DATA, 'manifest.json'), 'utf8')) as {
      pairs: { a: string; b: string; same: boolean }[];
    };
    const templates = new Map<string, Float32Array>();
    for (const file of new Set(pairs.flatMap(({ a, b }) => [a, b])))
      templates.set(file, await templateOf(join(DATA, file)));
    const wrong = pairs.filter(({ a, b, same }) => {
      const similarity = pack.similarity(
        templates.get(a) ?? new Float32Array(128),
        templates.get(b) ?? new Float32Array(128),
      );
      return faceVerdict(similarity, pack.manifest) === (same ? 'mismatch' : 'match');
    });
    expect(pairs.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  test('a person stays the same lying on the side, upside down, in the dark and in an old grey document print', async () => {
    const file = join(DATA, 'faces/img1.jpg');
    const known = await templateOf(file);
    const { height = 0 } = await sharp(file).metadata();
    const print = sharp(file)
      .resize({ height: Math.round(height / 3) })
      .greyscale()
      .linear(0.6, 60);
    const copies = [
      sharp(file).rotate(90),
      sharp(file).rotate(180),
      sharp(file).rotate(25, { background: '#888' }),
      sharp(file).linear(0.12, 0),
      print,
    ];
    for (const copy of copies) {
      const similarity = pack.similarity(known, await templateOf(await copy.jpeg({ quality: 60 }).toBuffer()));
      expect(faceVerdict(similarity, pack.manifest)).toBe('match');
    }
  });

  test('the portrait is found on a passport lying on its side, and none on pages that have none', async () => {
    const passport = await rasterOf(await sharp(join(DATA, 'mrz/passport-td3.jpg')).rotate(90).toBuffer());
    expect(choosePortrait(await pack.detect(passport), pack.manifest).reasons).toEqual([]);
    for (const empty of ['pad/noface_view.jpg', 'cards/passport_td3_04_mild.jpg', 'cards/id_ktp_00_clean.jpg']) {
      expect(await pack.detect(await rasterOf(join(DATA, empty)))).toEqual([]);
    }
  });

  test('two people before the camera are both seen', async () => {
    const [left, right] = await Promise.all(
      ['faces/img20.jpg', 'faces/img3.jpg'].map((file) =>
        sharp(join(DATA, file)).resize(600, 600, { fit: 'cover' }).toBuffer(),
      ),
    );
    const canvas = sharp({ create: { width: 1200, height: 600, channels: 3, background: '#666' } });
    const both = canvas.composite([
      { input: left ?? '', left: 0, top: 0 },
      { input: right ?? '', left: 600, top: 0 },
    ]);
    const faces = await pack.detect(await rasterOf(await both.png().toBuffer()));
    expect(chooseSelfieFace(faces, pack.manifest).reasons).toEqual(['face.multiple']);
  });
});

const NO_SECOND_PACK = MISSING || !existsSync(join(SECOND_PACK, 'manifest.json'));

describe.skipIf(NO_SECOND_PACK)('passive liveness (needs the data folder and the faceplugin pack)', () => {
  test('a face before the camera is real, the same on paper and on screens is not', async () => {
    const pack = await openFacePack(SECOND_PACK);
    const verdictOf = async (file: string) => {
      const raster = await rasterOf(join(DATA, file));
      const face = largestFace(await pack.detect(raster));
      if (!face || !pack.liveness || !pack.manifest.liveness) throw new Error('no face or no liveness model');
      return livenessVerdict(await pack.liveness(raster, face), pack.manifest.liveness);
    };
    expect(await verdictOf('pad/silent_T1.jpg')).toBe('real');
    for (const attack of ['silent_F1.jpg', 'silent_F2.jpg', 'hyperfas_screen.png', 'insight_rgb_fake.jpg']) {
      expect(await verdictOf(`pad/${attack}`)).toBe('attack');
    }
    await pack.close();
  });
});
