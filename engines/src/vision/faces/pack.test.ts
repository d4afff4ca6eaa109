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
  type LivenessPack,
  largestFace,
  openFacePack,
  openLivenessPack,
} from './index.ts';
import { headBox } from './liveness.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const DATA = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
const PACK = join(process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint'), 'models', 'dlib');
const LIVENESS = join(dirname(PACK), 'pad-minifasnet');
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
    await layOut({ bands: { match: 0.4, review: 0.5, duplicate: 0.6 } });
    await expect(openFacePack(folder)).rejects.toMatchObject({ why: 'manifest' });
    await layOut({ files: [{ name: 'landmarks.onnx', sha256 }] });
    await expect(openFacePack(folder)).rejects.toMatchObject({ why: 'manifest' });
  });
});

// Models on a busy machine are slow, and a test says nothing about time.
const PATIENCE = { timeout: 180_000 };

describe.skipIf(MISSING)('BIO-01 comparing faces (needs the data folder and the installed dlib pack)', PATIENCE, () => {
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

  test.each([0, 180])(
    'a crowd turned by %i degrees is one: its faces are counted, and more than one is told',
    async (turned) => {
      const one = await sharp(join(DATA, 'faces/img20.jpg')).resize(200, 200, { fit: 'cover' }).toBuffer();
      const tiles = Array.from({ length: 30 }, (_, i) => ({
        input: one,
        left: (i % 6) * 200,
        top: Math.floor(i / 6) * 200,
      }));
      const flat = sharp({ create: { width: 1200, height: 1000, channels: 3, background: '#666' } }).composite(tiles);
      const crowd = await sharp(await flat.png().toBuffer())
        .rotate(turned)
        .png()
        .toBuffer();
      const faces = await pack.detect(await rasterOf(crowd));
      expect(faces.length).toBeGreaterThanOrEqual(10);
      expect(chooseSelfieFace(faces, pack.manifest).reasons).toContain('face.multiple');
    },
  );

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

const NO_LIVENESS = MISSING || !existsSync(join(LIVENESS, 'manifest.json'));

describe.skipIf(NO_LIVENESS)(
  'BIO-03 passive liveness (needs the data folder and the installed packs)',
  PATIENCE,
  () => {
    let pack: FacePack;
    let liveness: LivenessPack;
    beforeAll(async () => {
      pack = await openFacePack(PACK);
      liveness = await openLivenessPack(LIVENESS);
    });
    afterAll(() => Promise.all([pack.close(), liveness.close()]));

    async function verdictOf(image: string | Buffer) {
      const raster = await rasterOf(image);
      const face = largestFace(await pack.detect(raster));
      if (!face) throw new Error('no face was found');
      return (await liveness.assess(raster, face)).verdict;
    }

    test('a face before the camera is real, also lying on its side; on paper or a screen it is never real', async () => {
      const genuine = join(DATA, 'faces/img1.jpg');
      expect(await verdictOf(genuine)).toBe('real');
      expect(await verdictOf(await sharp(genuine).rotate(90).toBuffer())).toBe('real');
      expect(await verdictOf(await sharp(genuine).rotate(270).toBuffer())).toBe('real');
      for (const attack of ['silent_F1.jpg', 'silent_F2.jpg', 'insight_rgb_fake.jpg']) {
        expect(await verdictOf(join(DATA, 'pad', attack))).toBe('attack');
      }
      expect(await verdictOf(join(DATA, 'pad/hyperfas_screen.png'))).not.toBe('real');
    });

    test('cut out around the head a picture shows too little to be called real or an attack', async () => {
      const file = join(DATA, 'faces/img1.jpg');
      const face = largestFace(await pack.detect(await rasterOf(file)));
      if (!face) throw new Error('no face was found');
      const { x, y, width, height } = headBox(face.landmarks);
      const cut = { left: Math.round(x), top: Math.round(y), width: Math.round(width), height: Math.round(height) };
      const raster = await rasterOf(await sharp(file).extract(cut).toBuffer());
      const inside = largestFace(await pack.detect(raster));
      if (!inside) throw new Error('no face was found in the cut');
      expect(await liveness.assess(raster, inside)).toMatchObject({
        verdict: 'uncertain',
        reasons: ['face.low_quality'],
      });
    });

    test('a pack of the other kind is refused', async () => {
      await expect(openLivenessPack(PACK)).rejects.toMatchObject({ why: 'manifest' });
      await expect(openFacePack(LIVENESS)).rejects.toMatchObject({ why: 'manifest' });
    });
  },
);
