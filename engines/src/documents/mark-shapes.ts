/** Where a combining mark stands on its letter. */
export type Place = 'above' | 'below' | 'across';
type Stroke = readonly [x1: number, y1: number, x2: number, y2: number];

/** Combining marks by the strokes they are drawn with, in heights of a capital around their own middle, y downwards. */
const STROKES: Readonly<Record<string, readonly Stroke[]>> = {
  '\u0301': [[-0.08, 0.08, 0.08, -0.08]],
  '\u0300': [[-0.08, -0.08, 0.08, 0.08]],
  '\u0302': [
    [-0.14, 0.07, 0, -0.07],
    [0, -0.07, 0.14, 0.07],
  ],
  '\u030c': [
    [-0.14, -0.07, 0, 0.07],
    [0, 0.07, 0.14, -0.07],
  ],
  '\u0303': [
    [-0.18, 0.05, -0.1, -0.05],
    [-0.1, -0.05, 0.1, 0.05],
    [0.1, 0.05, 0.18, -0.05],
  ],
  '\u0308': [
    [-0.15, 0, -0.13, 0],
    [0.13, 0, 0.15, 0],
  ],
  '\u0307': [[-0.01, 0, 0.01, 0]],
  '\u030a': [
    [-0.1, 0, 0, -0.1],
    [0, -0.1, 0.1, 0],
    [0.1, 0, 0, 0.1],
    [0, 0.1, -0.1, 0],
  ],
  '\u0306': [
    [-0.14, -0.07, -0.08, 0.05],
    [-0.08, 0.05, 0.08, 0.05],
    [0.08, 0.05, 0.14, -0.07],
  ],
  '\u030b': [
    [-0.15, 0.08, -0.03, -0.08],
    [0.03, 0.08, 0.15, -0.08],
  ],
};
const BELOW: ReadonlySet<string> = new Set(['\u0327', '\u0326', '\u0328']);
/** Letters that no combining mark is told of, with the bare letter. */
const CROSSED: Readonly<Record<string, string>> = { Ł: 'L', ł: 'l' };

/** Small i and j have a dot of their own. */
export const DOT = '\u0307';
const DOTTED: ReadonlySet<string> = new Set(['i', 'j']);

export type Marked = { letter: string; base: string; mark: string; place: Place };

/** The bare letter as one of its own marked forms, where it bears a mark by itself. */
export function ownMark(letter: string): Marked[] {
  return DOTTED.has(letter) ? [{ letter, base: letter, mark: DOT, place: 'above' }] : [];
}

/** A marked letter taken apart; null for a bare one. */
export function takeApart(letter: string): Marked | null {
  const crossed = CROSSED[letter];
  if (crossed) return { letter, base: crossed, mark: '', place: 'across' };
  const [base = '', mark = '', ...more] = letter.normalize('NFD');
  if (mark === '' || more.length > 0) return null;
  return { letter, base, mark, place: BELOW.has(mark) ? 'below' : 'above' };
}

const ACROSS = 25;
const DOWN = 17;
const STEP = 0.03;
const THICK = 0.045;
const SOFT = 0.05;
/** Marks are drawn wider or flatter from one font to the next. */
const SIZES = [0.7, 1, 1.35] as const;
const SHIFTS = [-2, -1, 0, 1, 2] as const;

/** Ink of a mark on a grid around its middle: `inkAt` is asked in heights of a capital. */
export function gridOf(inkAt: (x: number, y: number) => number): Float32Array {
  return Float32Array.from({ length: ACROSS * DOWN }, (_, i) =>
    inkAt(((i % ACROSS) - (ACROSS - 1) / 2) * STEP, (Math.floor(i / ACROSS) - (DOWN - 1) / 2) * STEP),
  );
}

const drawn = new Map<string, Float32Array>();

function drawing(mark: string, wide: number, high: number): Float32Array {
  const key = `${mark} ${wide} ${high}`;
  const known = drawn.get(key);
  if (known) return known;
  const strokes = (STROKES[mark] ?? []).map(([x1, y1, x2, y2]): Stroke => [x1 * wide, y1 * high, x2 * wide, y2 * high]);
  const made = gridOf((x, y) => {
    const away = Math.min(...strokes.map((stroke) => distanceTo(stroke, x, y)));
    return Math.min(1, Math.max(0, 1 - (away - THICK) / SOFT));
  });
  drawn.set(key, made);
  return made;
}

function distanceTo([x1, y1, x2, y2]: Stroke, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / Math.max(1e-9, dx * dx + dy * dy)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** Which way a mark rises: to the right (-1), to the left (1), or as much as it falls. */
const LEANS: Readonly<Record<string, number>> = { '\u0301': -1, '\u030b': -1, '\u0300': 1 };
/** In print of a few pixels the lean of a mark says more than its outline. */
const LEAN_WEIGHT = 0.2;

/** How alike ink and a mark are, about 0 to 1, at the best of several sizes and places. */
export function likenessOf(ink: Float32Array, mark: string): number {
  const lean = leanOf(ink);
  const expected = LEANS[mark] ?? 0;
  let best = 0;
  for (const wide of SIZES)
    for (const high of SIZES) {
      const shape = drawing(mark, wide, high);
      for (const right of SHIFTS) for (const down of SHIFTS) best = Math.max(best, overlap(ink, shape, right, down));
    }
  return best + LEAN_WEIGHT * (expected === 0 ? -Math.abs(lean) : lean * expected);
}

/** The correlation of ink across and down: -1 where it rises to the right. */
function leanOf(ink: Float32Array): number {
  let [sum, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  ink.forEach((value, i) => {
    const [u, v] = [i % ACROSS, Math.floor(i / ACROSS)];
    sum += value;
    x += value * u;
    y += value * v;
    xx += value * u * u;
    yy += value * v * v;
    xy += value * u * v;
  });
  if (sum === 0) return 0;
  const [varX, varY] = [xx / sum - (x / sum) ** 2, yy / sum - (y / sum) ** 2];
  return (xy / sum - (x / sum) * (y / sum)) / Math.sqrt(Math.max(1e-9, varX * varY));
}

function overlap(ink: Float32Array, shape: Float32Array, right: number, down: number): number {
  let [product, a, b] = [0, 0, 0];
  for (let y = 0; y < DOWN; y++)
    for (let x = 0; x < ACROSS; x++) {
      const [u, v] = [x - right, y - down];
      const value = ink[y * ACROSS + x] ?? 0;
      const other = u < 0 || v < 0 || u >= ACROSS || v >= DOWN ? 0 : (shape[v * ACROSS + u] ?? 0);
      product += value * other;
      a += value * value;
      b += other * other;
    }
  return product / Math.sqrt(Math.max(1e-9, a * b));
}
