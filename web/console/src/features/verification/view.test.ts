import type { Capture, Field } from '@acquaint/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { project } from './plane.ts';
import { flatOf, isHot, keyed, marksOn, moved, quarterScale, turned, WHOLE, zoomed } from './view.ts';

describe('CAS-03 the viewer', () => {
  test('zooms between the whole picture and six times, and back to the middle', () => {
    const near = zoomed(zoomed(WHOLE, 4), 4);
    expect(near.zoom).toBe(6);
    expect(zoomed(moved(near, 1, 1), 1 / 100)).toEqual(WHOLE);
  });

  test('never loses the picture: however it is dragged, it reaches no further than its edge', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 6, noNaN: true }),
        fc.array(fc.double({ min: -3, max: 3, noNaN: true })),
        (zoom, steps) => {
          const view = steps.reduce((at, by) => moved(at, by, -by), zoomed(WHOLE, zoom));
          const reach = (view.zoom - 1) / 2 + 1e-9;
          return Math.abs(view.x) <= reach && Math.abs(view.y) <= reach;
        },
      ),
    );
  });

  test('turns by quarters and comes round', () => {
    expect([1, 2, 3, 0]).toEqual(
      [turned(WHOLE), { ...WHOLE, turns: 1 }, { ...WHOLE, turns: 2 }, { ...WHOLE, turns: 3 }].map((view, at) =>
        at === 0 ? view.turns : turned(view).turns,
      ),
    );
  });

  test('arrows move only what is larger than its frame', () => {
    expect(keyed(WHOLE, 'ArrowLeft')).toBeNull();
    expect(keyed(zoomed(WHOLE, 2), 'ArrowLeft')?.x).toBeGreaterThan(0);
    expect(keyed(zoomed(WHOLE, 2), '0')).toEqual(WHOLE);
    expect(keyed(WHOLE, 'q')).toBeNull();
    expect([keyed(WHOLE, ']')?.turns, keyed(WHOLE, '[')?.turns]).toEqual([1, 3]);
  });

  test('a picture on its side still fits the frame', () => {
    const frame = 1.5;
    for (const ratio of [0.7, 1, 1.5, 2]) {
      const scale = quarterScale(ratio, frame);
      const [width, height] = ratio > frame ? [frame, frame / ratio] : [ratio, 1];
      expect(height * scale).toBeLessThanOrEqual(frame + 1e-9);
      expect(width * scale).toBeLessThanOrEqual(1 + 1e-9);
    }
  });
});

describe('G06 where fields stand', () => {
  const capture = { id: 'cap_1', width: 1000, height: 500 } as Capture;
  type Place = { x: number; y: number; width: number; height: number };
  const source = (box: Place | null, captureId = 'cap_1') => ({
    source: 'printed',
    value: null,
    confidence: null,
    capture_id: captureId,
    box,
  });
  const field = (sources: Field['sources']): Field => ({
    name: 'surname',
    value: null,
    masked: true,
    agrees: null,
    unconfirmed: [],
    doubtful: null,
    sources,
    pairs: [],
  });
  const share = { x: 0.1, y: 0.2, width: 0.3, height: 0.1 };
  const pixels = { x: 100, y: 100, width: 300, height: 50 };
  const corners: [number, number][] = [
    [100, 100],
    [400, 100],
    [400, 150],
    [100, 150],
  ];

  test('boxes are in pixels of the picture, whether they come so or as shares', () => {
    for (const box of [pixels, share])
      expect(marksOn(capture, [field([source(box)])])).toEqual([{ name: 'surname', source: 'printed', corners }]);
    expect(marksOn(capture, [field([source(null), source(share, 'cap_2')])])).toEqual([]);
  });

  test('a field lights all its places, a source its own alone', () => {
    expect(isHot({ name: 'surname', source: null }, 'surname', 'mrz')).toBe(true);
    expect(isHot({ name: 'surname', source: 'printed' }, 'surname', 'mrz')).toBe(false);
    expect(isHot({ name: 'given_names', source: null }, 'surname', 'mrz')).toBe(false);
    expect(isHot(null, 'surname', 'mrz')).toBe(false);
  });

  test('a page whose edges were not seen is not laid flat', () => {
    const page = { found: true, corners, width: 300, height: 50, transform: [1, 0, 100, 0, 1, 100, 0, 0, 1] };
    expect(flatOf({ ...capture, page })).toMatchObject({ width: 300, height: 50, outline: corners });
    expect(project(flatOf({ ...capture, page })?.fromPicture ?? [], [100, 150])).toEqual([0, 50]);
    expect(flatOf({ ...capture, page: { ...page, found: false } })).toBeNull();
    expect(flatOf({ ...capture, page: null })).toBeNull();
  });
});
