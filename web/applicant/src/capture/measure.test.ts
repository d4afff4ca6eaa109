import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedShare, type Hint, hintOf, judge, type Sight, steadyHint } from './judge.ts';
import { measure, type Pixels } from './measure.ts';

/** A picture whose luma at a point is what the function says. */
function paint(width: number, height: number, lumaAt: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    data.fill(lumaAt(at % width, Math.floor(at / width)), at * 4, at * 4 + 3);
    data[at * 4 + 3] = 255;
  }
  return { data, width, height };
}

/** The mean of each pixel and its neighbours: what a trembling hand does. */
function blur(picture: Pixels): Pixels {
  const { data, width, height } = picture;
  return paint(width, height, (x, y) => {
    let sum = 0;
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const [cx, cy] = [Math.min(width - 1, Math.max(0, x + dx)), Math.min(height - 1, Math.max(0, y + dy))];
        sum += data[(cy * width + cx) * 4] ?? 0;
      }
    }
    return sum / 9;
  });
}

const print = paint(480, 300, (x, y) => (((x >> 2) + (y >> 3)) % 2 === 0 ? 60 : 200));

describe('DOC-02 measures on the device', () => {
  test('brightness is 0 for black, 1 for white and between for grey', () => {
    expect(measure(paint(40, 40, () => 0)).brightness).toBe(0);
    expect(measure(paint(40, 40, () => 255)).brightness).toBe(1);
    expect(measure(paint(40, 40, () => 128)).brightness).toBeCloseTo(0.5, 1);
  });

  test('an even surface has no sharpness, and blurring print lowers it each time', () => {
    expect(measure(paint(40, 40, () => 90)).sharpness).toBe(0);
    const once = blur(print);
    const twice = blur(blur(once));
    expect(measure(once).sharpness).toBeLessThan(measure(print).sharpness);
    expect(measure(twice).sharpness).toBeLessThan(measure(once).sharpness);
  });

  test('glare is the share of the picture that is burnt out in one piece, not white among print', () => {
    const spot = paint(480, 480, (x) => (x < 120 ? 255 : 120));
    expect(measure(spot).glare).toBeCloseTo(0.25, 2);
    const page = paint(480, 480, (x, y) => (((x >> 2) + (y >> 2)) % 2 === 0 ? 255 : 40));
    expect(measure(page).glare).toBe(0);
  });

  test('any picture, down to none at all, has measures in their ranges', () => {
    const sizes = fc.record({ width: fc.nat(12), height: fc.nat(12), seed: fc.nat() });
    fc.assert(
      fc.property(sizes, ({ width, height, seed }) => {
        const found = measure(paint(width, height, (x, y) => (x * 31 + y * 17 + seed) % 256));
        expect(found.brightness).toBeGreaterThanOrEqual(0);
        expect(found.brightness).toBeLessThanOrEqual(1);
        expect(found.glare).toBeGreaterThanOrEqual(0);
        expect(found.glare).toBeLessThanOrEqual(1);
        expect(found.sharpness).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('one instruction at a time', () => {
  const good = { brightness: 0.6, glare: 0, sharpness: 900 };

  test('light comes before reflections, reflections before sharpness', () => {
    expect(judge({ brightness: 0.1, glare: 0.2, sharpness: 0 }, 'card')).toBe('dark');
    expect(judge({ ...good, glare: 0.2, sharpness: 0 }, 'card')).toBe('glare');
    expect(judge({ ...good, sharpness: 0 }, 'card')).toBe('blurry');
    expect(judge(good, 'card')).toBe('good');
  });

  test('each limit has two sides', () => {
    expect(judge({ ...good, brightness: 0.25 }, 'card')).toBe('good');
    expect(judge({ ...good, brightness: 0.249 }, 'card')).toBe('dark');
    expect(judge({ ...good, glare: 0.1 }, 'card')).toBe('good');
    expect(judge({ ...good, glare: 0.101 }, 'card')).toBe('glare');
    expect(judge({ ...good, sharpness: 140 }, 'card')).toBe('good');
    expect(judge({ ...good, sharpness: 139 }, 'card')).toBe('blurry');
  });

  test('white paper is no glare, and skin needs less sharpness than print', () => {
    expect(judge({ ...good, glare: 0.29 }, 'card')).toBe('glare');
    expect(judge({ ...good, glare: 0.3 }, 'card')).toBe('good');
    expect(judge({ ...good, glare: 0.2 }, 'page')).toBe('good');
    expect(judge({ ...good, sharpness: 60 }, 'face')).toBe('good');
  });

  const sight: Sight = { measures: good, framing: 'fits', changed: 0 };

  test('the frame closes with each thing that is right', () => {
    const nothing = { measures: { brightness: 0, glare: 0.2, sharpness: 0 }, framing: 'far', changed: 90 } as const;
    expect(closedShare(nothing, 'card')).toBe(0);
    expect(closedShare({ ...sight, measures: { ...good, sharpness: 0 } }, 'card')).toBeCloseTo(4 / 5);
    expect(closedShare(sight, 'card')).toBe(1);
  });

  test('light is asked for first, then the place, then reflections and sharpness, and last to hold still', () => {
    const asked = (change: Partial<Sight>) => hintOf({ ...sight, ...change }, 'card');
    const blurry = { ...good, sharpness: 0 };
    expect(asked({ measures: { ...blurry, brightness: 0.1 }, framing: 'far' })).toBe('dark');
    expect(asked({ measures: blurry, framing: 'far' })).toBe('far');
    expect(asked({ measures: blurry, changed: 90 })).toBe('blurry');
    expect(asked({ changed: 90 })).toBe('moving');
    expect(asked({ framing: 'unsure' })).toBe('good');
  });

  test('the words change only when three looks in a row agree', () => {
    const shown = (latest: Hint[]) => steadyHint('blurry', latest);
    expect(shown(['good', 'good'])).toBe('blurry');
    expect(shown(['good', 'dark', 'good'])).toBe('blurry');
    expect(shown(['dark', 'good', 'good', 'good'])).toBe('good');
    expect(steadyHint(null, [])).toBeNull();
  });
});
