import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point, Quad, Raster } from '../raster.ts';
import {
  carryBox,
  chain,
  findPage,
  flatPageOf,
  flatten,
  inverseOf,
  isWorthFlattening,
  project,
  rectangleTo,
  turnCorners,
  turnedTo,
} from './index.ts';

const TABLE = [80, 70, 60] as const;

/** A sheet with lines of print, seen on a table with its corners at the quad. */
function photograph(quad: Quad, paper: number, table: readonly number[] = TABLE): Raster {
  const [width, height] = [800, 600];
  const rgb = new Uint8Array(width * height * 3);
  const back = inverseOf(rectangleTo(quad, 1, 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = project(back, [x + 0.5, y + 0.5]);
      const on = u >= 0 && u <= 1 && v >= 0 && v <= 1;
      const printed = on && u > 0.1 && u < 0.9 && v > 0.1 && v < 0.9 && (v * 20) % 1 < 0.4 && (u * 60) % 1 < 0.6;
      for (let k = 0; k < 3; k++) rgb[(y * width + x) * 3 + k] = on ? (printed ? 40 : paper) : (table[k] ?? 0);
    }
  return { width, height, rgb };
}

function farthest(a: Quad, b: Quad): number {
  return Math.max(...a.map(([x, y], i) => Math.hypot(x - (b[i]?.[0] ?? 0), y - (b[i]?.[1] ?? 0))));
}

const TILTED: Quad = [
  [140, 120],
  [650, 90],
  [700, 470],
  [90, 500],
];

describe('DOC-02 a page is found where it lies on a photograph', () => {
  test.each([
    ['white paper on a dark table', 235, TABLE],
    ['white paper on a pale table', 245, [205, 200, 192]],
    ['a dark card on a pale table', 70, [205, 200, 192]],
  ] as const)('%s, seen at a slant', (_, paper, table) => {
    const page = findPage(photograph(TILTED, paper, table));
    expect(page.found).toBe(true);
    expect(farthest(page.corners, TILTED)).toBeLessThan(4);
    expect(isWorthFlattening(page)).toBe(true);
  });

  test('a page that lies straight is left as it is', () => {
    const straight: Quad = [
      [100, 100],
      [700, 100],
      [700, 500],
      [100, 500],
    ];
    const page = findPage(photograph(straight, 235));
    expect(farthest(page.corners, straight)).toBeLessThan(4);
    expect(isWorthFlattening(page)).toBe(false);
  });

  test('a page that goes on beyond the picture is cut at that side and no other', () => {
    const page = findPage(
      photograph(
        [
          [300, 100],
          [1000, 110],
          [1000, 500],
          [290, 490],
        ],
        235,
      ),
    );
    expect(page).toMatchObject({ found: true, cut: [false, true, false, false] });
  });

  test('where no edges are seen the picture is the page', () => {
    const plain = { width: 300, height: 200, rgb: new Uint8Array(300 * 200 * 3).fill(220) };
    expect(findPage(plain)).toMatchObject({ found: false, share: 1 });
    expect(findPage(plain).corners).toEqual([
      [0, 0],
      [300, 0],
      [300, 200],
      [0, 200],
    ]);
  });

  test('a flattened page is upright, has the form of its kind, and its rim shows the table', () => {
    const flat = flatPageOf(TILTED);
    const raster = flatten(photograph(TILTED, 235), flat);
    expect(Math.abs(raster.width / raster.height - 85.6 / 53.98)).toBeLessThan(0.1);
    const at = (u: number, v: number) =>
      raster.rgb[(Math.floor(v * raster.height) * raster.width + Math.floor(u * raster.width)) * 3] ?? 0;
    for (const [u, v] of [
      [0.05, 0.06],
      [0.95, 0.06],
      [0.95, 0.94],
      [0.05, 0.94],
    ] as const)
      expect(at(u, v)).toBeGreaterThan(200);
    expect(at(0.5, 0.002)).toBeLessThan(120);
  });
});

describe('DOC-02 places on the flattened page and on the photograph are one another’s', () => {
  const corner = (x: number, y: number) =>
    fc.tuple(
      fc.double({ min: x - 90, max: x + 90, noNaN: true }),
      fc.double({ min: y - 90, max: y + 90, noNaN: true }),
    );
  const quads = fc.tuple(corner(150, 150), corner(850, 150), corner(850, 650), corner(150, 650));

  test('whatever the corners, a place goes there and back', () => {
    fc.assert(
      fc.property(
        quads,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (quad, u, v) => {
          const { toPicture, width, height } = flatPageOf(quad);
          const at: Point = [u * width, v * height];
          const [x, y] = project(inverseOf(toPicture), project(toPicture, at));
          expect(Math.hypot(x - at[0], y - at[1])).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test.each([0, 90, 180, 270] as const)('a picture that was turned by %i keeps its places', (turned) => {
    const size = { width: 800, height: 600 };
    const corners = turnCorners(TILTED, turned);
    const upright = turned % 180 === 0 ? size : { width: 600, height: 800 };
    const [x, y] = project(chain(turnedTo(turned, size), [1, 0, 0, 0, 1, 0, 0, 0, 1]), [0, 0]);
    expect([x, y]).toEqual({ 0: [0, 0], 90: [0, 600], 180: [800, 600], 270: [800, 0] }[turned]);
    const whole = carryBox({ x: 0, y: 0, ...upright }, (at) => project(turnedTo(turned, size), at));
    expect(whole).toEqual({ x: 0, y: 0, ...size });
    expect(new Set(corners.map(String))).toEqual(new Set(TILTED.map(String)));
  });
});
