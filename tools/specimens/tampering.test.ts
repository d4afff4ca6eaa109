import { inspectPicture, overlayPng } from '@acquaint/engines/tamper';
import { decodeImage } from '@acquaint/engines/vision';
import { describe, expect, test } from 'vitest';
import { makeTampered, type Tampering } from './index.ts';

async function inspect(tampering: Tampering, messenger = false) {
  const bytes = await makeTampered({ class: 'id_ktp', seed: 101, today: '2026-01-01', tampering, messenger });
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
  }, 60_000);

  test('an editor that names itself is seen; what a messenger sends on, nameless, is not held against anyone', async () => {
    expect((await inspect('resaved')).metadata?.score).toBe(1);
    expect((await inspect('none', true)).metadata?.score).toBe(0);
  }, 60_000);
});
