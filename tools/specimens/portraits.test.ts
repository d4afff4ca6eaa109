import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { decodeImage, type Face, faceVerdict, openFacePack } from '@acquaint/engines/vision';
import { describe, expect, test } from 'vitest';
import { CAST, makePortrait, makeSpecimen, type PortraitInput } from './index.ts';

const folder = join(import.meta.dirname, '..', '..', '.acquaint', 'models', 'dlib');
const hasPack = existsSync(join(folder, 'manifest.json'));

describe.skipIf(!hasPack)('portraits (need the face pack installed in .acquaint/models/dlib)', () => {
  test('the default pack finds one face in each, knows the same person again and tells the cast apart', {
    timeout: 120_000,
  }, async () => {
    const pack = await openFacePack(folder);
    const look = async (input: PortraitInput) => {
      const { raster } = await decodeImage(await makePortrait(input));
      const faces: Face[] = await pack.detect(raster);
      expect(faces.length, JSON.stringify(input)).toBe(1);
      return pack.embed(raster, faces[0]!);
    };
    try {
      const documents = [];
      for (const person of CAST) {
        const document = await look(person);
        const selfie = await look({ ...person, setting: 'selfie', take: 1 });
        expect(faceVerdict(pack.similarity(document, selfie), pack.manifest)).toBe('match');
        documents.push(document);
      }
      for (const [at, one] of documents.entries()) {
        for (const other of documents.slice(at + 1)) {
          expect(faceVerdict(pack.similarity(one, other), pack.manifest)).toBe('mismatch');
        }
      }
    } finally {
      await pack.close();
    }
  });

  test('the portrait on a photographed passport is large enough and still the selfie’s person', {
    timeout: 60_000,
  }, async () => {
    const pack = await openFacePack(folder);
    const [person = { seed: 1, sex: 'F' as const }] = CAST;
    try {
      const selfie = await decodeImage(await makePortrait({ ...person, setting: 'selfie', take: 2 }));
      const made = await makeSpecimen({
        class: 'passport',
        seed: 5,
        level: 'mild',
        portrait: await makePortrait(person),
      });
      const page = await decodeImage(made.image);
      const [onPage] = await pack.detect(page.raster);
      const [ofSelfie] = await pack.detect(selfie.raster);
      expect(Math.min(onPage!.box.width, onPage!.box.height)).toBeGreaterThanOrEqual(pack.manifest.minFacePx);
      const similarity = pack.similarity(
        await pack.embed(page.raster, onPage!),
        await pack.embed(selfie.raster, ofSelfie!),
      );
      expect(faceVerdict(similarity, pack.manifest)).toBe('match');
    } finally {
      await pack.close();
    }
  });
});
