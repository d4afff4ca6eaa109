import type { Capture, Field } from '@acquaint/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxesOn, keyed, moved, quarterScale, turned, WHOLE, zoomed } from './view.ts';

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

test('CAS-03 boxes of fields are shares of the picture, whether they come in pixels or shares', () => {
  const capture = { id: 'cap_1', width: 1000, height: 500 } as Capture;
  const source = (box: { x: number; y: number; width: number; height: number } | null, captureId = 'cap_1') => ({
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
    pairs: [],
    unconfirmed: [],
    sources,
  });
  const share = { x: 0.1, y: 0.2, width: 0.3, height: 0.1 };
  expect(boxesOn(capture, [field([source({ x: 100, y: 100, width: 300, height: 50 })])])).toEqual([
    { name: 'surname', box: share },
  ]);
  expect(boxesOn(capture, [field([source(share)])])).toEqual([{ name: 'surname', box: share }]);
  expect(boxesOn(capture, [field([source(null), source(share, 'cap_2')])])).toEqual([]);
});
