import { describe, expect, test } from 'vitest';
import { place, sampleView, squareView, type Tone } from './warp.ts';

const RAW: Tone = { channels: 'rgb', mean: [0, 0, 0], scale: 1 };
const SAME = { a: 1, b: 0, x: 0, y: 0 };
// Red counts pixels, green is the column, blue the row.
function gradient(width: number, height: number) {
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) rgb.set([i % 256, i % width, Math.floor(i / width)], i * 3);
  return { width, height, rgb };
}

describe('sampling a view of a raster', () => {
  const raster = gradient(4, 3);

  test('one to one, every pixel is itself, in planes', () => {
    const planes = sampleView(raster, SAME, { width: 4, height: 3 }, RAW);
    expect([...planes.subarray(0, 12)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect([...planes.subarray(12, 16)]).toEqual([0, 1, 2, 3]);
    expect([...planes.subarray(24, 28)]).toEqual([0, 0, 0, 0]);
  });

  test('what lies outside is black', () => {
    const planes = sampleView(raster, { ...SAME, x: 2 }, { width: 4, height: 1 }, RAW);
    expect([...planes.subarray(0, 4)]).toEqual([2, 3, 0, 0]);
  });

  test('half a pixel aside is the mean of two, and shrinking averages all pixels beneath', () => {
    expect(sampleView(raster, { ...SAME, x: 0.5 }, { width: 1, height: 1 }, RAW)[0]).toBeCloseTo(0.5, 6);
    const half = sampleView(gradient(4, 4), { a: 2, b: 0, x: 0, y: 0 }, { width: 2, height: 2 }, RAW);
    expect([...half.subarray(0, 4)]).toEqual([2.5, 4.5, 10.5, 12.5]);
  });

  test('a view turned by a quarter shows the right column as its top row', () => {
    const square = gradient(3, 3);
    const turned = squareView({ x: 1.5, y: 1.5 }, 3, 3, Math.PI / 2);
    const top = sampleView(square, turned, { width: 3, height: 3 }, RAW).subarray(0, 3);
    expect([...top].map(Math.round)).toEqual([2, 5, 8]);
    expect(place(turned, 1.5, 1.5).map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1.5, 1.5]);
  });

  test('channels, mean and scale are as the network wants them', () => {
    const one = { width: 1, height: 1, rgb: Uint8Array.of(10, 20, 30) };
    const size = { width: 1, height: 1 };
    expect([...sampleView(one, SAME, size, { channels: 'bgr', mean: [1, 2, 3], scale: 2 })]).toEqual([54, 36, 18]);
    expect([...sampleView(one, SAME, size, { ...RAW, channels: 'grey' })][0]).toBeCloseTo(18.15, 4);
  });
});
