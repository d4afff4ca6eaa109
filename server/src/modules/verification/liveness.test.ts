import { describe, expect, test } from 'vitest';
import { readFilm } from './operations/film.ts';
import { livenessReason, mayAskAgain, sayable } from './policy.ts';

const clips = (...statuses: string[]) => statuses.map((status) => ({ status, digits: null }));

describe('BIO-02 how often and how motions are asked for', () => {
  test('three refusals end it, and so do eight askings whatever became of them; what failed on our side counts as asked only', () => {
    expect(mayAskAgain(clips('refused', 'refused'))).toBe(true);
    expect(mayAskAgain(clips('refused', 'refused', 'refused'))).toBe(false);
    expect(mayAskAgain(clips(...Array.from({ length: 7 }, () => 'unavailable')))).toBe(true);
    expect(mayAskAgain(clips(...Array.from({ length: 8 }, () => 'asked')))).toBe(false);
    expect(mayAskAgain(clips('refused', 'refused', 'another_way'))).toBe(true);
  });

  test('a refused film says one thing that can be mended, and nothing about how it was found out', () => {
    expect(livenessReason(['liveness.failed', 'liveness.missing_motion', 'liveness.too_slow'])).toBe(
      'liveness.missing_motion',
    );
    expect(livenessReason(['liveness.failed', 'liveness.flat', 'network.virtual_camera'])).toBe('liveness.failed');
    expect(sayable(['liveness.failed', 'liveness.replayed'])).toEqual(['liveness.failed', 'generic']);
  });

  test('a film is taken apart as its first line says, or not at all', () => {
    const jpeg = new Uint8Array(120).fill(7);
    jpeg.set([0xff, 0xd8, 0xff]);
    const film = (count: number, change: object = {}) => {
      const frames = Array.from({ length: count }, (_, i) => ({ at_ms: i * 400, bytes: jpeg.length }));
      const line = JSON.stringify({ nonce: 'n'.repeat(43), camera: null, frames, ...change });
      return new Uint8Array(Buffer.concat([Buffer.from(`${line}\n`), ...frames.map(() => jpeg)]));
    };
    expect(readFilm(film(8)).frames.map(({ atMs }) => atMs)).toEqual([0, 400, 800, 1200, 1600, 2000, 2400, 2800]);
    expect(readFilm(film(24)).frames).toHaveLength(24);
    for (const wrong of [
      film(7),
      film(25),
      film(8, { more: 1 }),
      film(8).subarray(1),
      film(8).subarray(0, -1),
      new Uint8Array(9),
    ])
      expect(() => readFilm(wrong)).toThrow('liveness.film_refused');
    const other = film(8);
    other[other.length - 120] = 0;
    expect(() => readFilm(other)).toThrow('liveness.film_refused');
  });
});
