import { inspectPicture, overlayPng } from '@acquaint/engines/tamper';
import { decodeImage } from '@acquaint/engines/vision';
import { describe, expect, test } from 'vitest';
import { makeTampered, type Tampering } from './index.ts';

const KTP = { class: 'id_ktp', seed: 101 } as const;
const PASSPORT = { class: 'passport', seed: 6000 } as const;

async function inspect(tampering: Tampering, messenger = false, about: typeof KTP | typeof PASSPORT = KTP) {
  const bytes = await makeTampered({ ...about, today: '2026-01-01', tampering, messenger });
  const signals = await inspectPicture(bytes, (await decodeImage(bytes)).raster);
  return Object.fromEntries(signals.map((signal) => [signal.code, signal]));
}

describe('DOC-08 what was done to a picture shows in its bytes', () => {
  test('a photographed screen is told from paper, with a picture of where', async () => {
    const screen = (await inspect('screen')).screen;
    const honest = (await inspect('none')).screen;
    expect(screen?.score).toBeGreaterThanOrEqual(screen?.threshold ?? 1);
    expect(honest?.score).toBeLessThan(honest?.threshold ?? 0);
    expect(screen?.overlay && (await overlayPng(screen.overlay)).length).toBeGreaterThan(50);
  }, 180_000);

  test('an editor that names itself is seen; what a messenger sends on, nameless, is not held against anyone', async () => {
    expect((await inspect('resaved')).metadata?.score).toBe(1);
    expect((await inspect('none', true)).metadata?.score).toBe(0);
  }, 180_000);

  test('what was laid on between two savings is shown where it lies; what was only saved again is not held against anyone', async () => {
    const text = await inspect('text_replaced', false, PASSPORT);
    const others = [await inspect('resaved', false, PASSPORT), await inspect('none', false, PASSPORT)];
    expect(text.recompression?.score).toBeGreaterThanOrEqual(text.recompression?.threshold ?? 1);
    expect(text.recompression?.overlay?.grey.some((value) => value > 200)).toBe(true);
    for (const { recompression } of others) expect(recompression?.score).toBeLessThan(recompression?.threshold ?? 0);
  }, 180_000);
});
