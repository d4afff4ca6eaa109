import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameIn, sourceOf, widen } from './geometry.ts';

const phone = { width: 390, height: 560 };

test('a card is framed as wide as the phone allows, a page as high', () => {
  const card = frameIn(phone, 85.6 / 53.98, 24);
  expect(card.width).toBe(342);
  expect(card.x).toBe(24);
  expect(card.width / card.height).toBeCloseTo(85.6 / 53.98);
  const page = frameIn(phone, 210 / 297, 24);
  expect(page.height).toBeLessThanOrEqual(512);
  expect(page.width).toBeLessThanOrEqual(342);
});

test('the whole stage shows the middle of a wider picture', () => {
  const part = sourceOf({ x: 0, y: 0, ...phone }, phone, { width: 1920, height: 1080 });
  expect(part.height).toBeCloseTo(1080);
  expect(part.width).toBeCloseTo((1080 * 390) / 560);
  expect(part.x).toBeCloseTo((1920 - part.width) / 2);
});

test('the part sent never leaves the picture, whatever the screen and camera', () => {
  const size = fc.record({ width: fc.integer({ min: 2, max: 4000 }), height: fc.integer({ min: 2, max: 4000 }) });
  fc.assert(
    fc.property(size, size, fc.double({ min: 0, max: 0.5, noNaN: true }), (stage, source, around) => {
      const part = sourceOf(widen(frameIn(stage, 1.5, 24), around), stage, source);
      expect(part.x).toBeGreaterThanOrEqual(0);
      expect(part.y).toBeGreaterThanOrEqual(0);
      expect(part.x + part.width).toBeLessThanOrEqual(source.width + 1e-6);
      expect(part.y + part.height).toBeLessThanOrEqual(source.height + 1e-6);
      expect(part.width).toBeGreaterThan(0);
      expect(part.height).toBeGreaterThan(0);
    }),
  );
});
