import type { Raster } from '@acquaint/engines/vision';

// Photographs taken again from a screen or from paper, simulated: what a display's grid, a printer's dots, a frame and
// a second lens do to a picture. A simulation shows whether a detector sees such traces; it says nothing about masks.

export type Recapture = {
  kind: 'screen' | 'print';
  /** Columns of the display, or printed dots across the picture. */
  dots: number;
  /** Width of the frame or of the white border around the picture, as a share of its width. */
  border: number;
  /** How far the sheet is turned, in radians, and how much of the new photograph it fills. */
  tilt: number;
  fill: number;
  seed: number;
};

const OUT = { width: 600, height: 800 };
const SAMPLES = 3;
type Colour = [number, number, number];

/** The picture shown on a screen or printed, and photographed again: same seed, same bytes. */
export function recapture(picture: Raster, how: Recapture): Raster {
  const random = generatorOf(how.seed);
  const scene: Colour = [60 + random() * 120, 60 + random() * 110, 55 + random() * 110];
  const frame: Colour = how.kind === 'screen' ? [18, 18, 20] : [232, 230, 224];
  const place = placement(picture, how, random);
  const rgb = new Uint8Array(OUT.width * OUT.height * 3);
  const sum: Colour = [0, 0, 0];
  for (let y = 0, to = 0; y < OUT.height; y++) {
    for (let x = 0; x < OUT.width; x++, to += 3) {
      sum.fill(0);
      for (let j = 0; j < SAMPLES; j++)
        for (let i = 0; i < SAMPLES; i++) {
          const [u, v] = place(x + (i + 0.5) / SAMPLES, y + (j + 0.5) / SAMPLES);
          addShown(sum, { picture, how, frame, scene }, u, v);
        }
      const light = 0.92 + 0.16 * (x / OUT.width);
      for (let k = 0; k < 3; k++) {
        const noise = (random() + random() + random() - 1.5) * 7;
        rgb[to + k] = clamp(((sum[k] ?? 0) / SAMPLES ** 2) * light + noise);
      }
    }
  }
  return { ...OUT, rgb };
}

/** From a point of the new photograph to the picture's own 0..1 square, with a weak perspective. */
function placement(picture: Raster, how: Recapture, random: () => number) {
  const aspect = picture.height / picture.width;
  const width = Math.min(OUT.width, OUT.height / aspect) * how.fill;
  const centre = { x: OUT.width * (0.48 + 0.04 * random()), y: OUT.height * (0.48 + 0.04 * random()) };
  const lean = (random() - 0.5) * 0.12;
  return (x: number, y: number): [number, number] => {
    const dx = (x - centre.x) / width;
    const dy = (y - centre.y) / width;
    const across = dx * Math.cos(how.tilt) + dy * Math.sin(how.tilt);
    const down = dy * Math.cos(how.tilt) - dx * Math.sin(how.tilt);
    const depth = 1 + lean * across;
    return [across / depth + 0.5, down / depth / aspect + 0.5];
  };
}

type Shown = { picture: Raster; how: Recapture; frame: Colour; scene: Colour };

function addShown(sum: Colour, { picture, how, frame, scene }: Shown, u: number, v: number): void {
  const aspect = picture.height / picture.width;
  const outside = Math.max(-u, u - 1, -v * aspect, (v - 1) * aspect);
  if (outside > 0) {
    const colour = outside <= how.border ? frame : scene;
    for (let k = 0; k < 3; k++) sum[k] = (sum[k] ?? 0) + (colour[k] ?? 0);
    return;
  }
  const column = u * how.dots;
  const row = v * aspect * how.dots;
  const ink = colourAt(picture, (Math.floor(column) + 0.5) / how.dots, (Math.floor(row) + 0.5) / how.dots / aspect);
  for (let k = 0; k < 3; k++) {
    const value = how.kind === 'screen' ? lit(ink[k] ?? 0, k, column, row) : printed(ink[k] ?? 0, k, column, row);
    sum[k] = (sum[k] ?? 0) + value;
  }
}

/** A display's stripe of one colour, a third of a pixel wide, with dark gaps between rows and columns. */
function lit(value: number, channel: number, column: number, row: number): number {
  const third = Math.floor((column % 1) * 3);
  const gap = row % 1 > 0.85 ? 0.45 : 1;
  const stripe = third === channel ? 2.1 : 0.45;
  return 14 + 0.94 * value * stripe * gap;
}

// Each ink's screen has an angle of its own, as in print.
const ANGLES = [0.26, 1.31, 0.0] as const;

/** A printer's dots: darker where the ink is, never quite black, never quite white. */
function printed(value: number, channel: number, column: number, row: number): number {
  const angle = ANGLES[channel] ?? 0;
  const a = column * Math.cos(angle) + row * Math.sin(angle);
  const b = row * Math.cos(angle) - column * Math.sin(angle);
  const screen = (Math.cos(2 * Math.PI * a) + Math.cos(2 * Math.PI * b) + 2) / 4;
  const share = Math.min(1, Math.max(0, ((value / 255) ** 0.9 - screen) * 2.2 + 0.5));
  return 42 + 188 * (0.55 * share + 0.45 * (value / 255));
}

function colourAt({ width, height, rgb }: Raster, u: number, v: number): Colour {
  const x = Math.min(width - 1, Math.max(0, Math.floor(u * width)));
  const y = Math.min(height - 1, Math.max(0, Math.floor(v * height)));
  const from = (y * width + x) * 3;
  return [rgb[from] ?? 0, rgb[from + 1] ?? 0, rgb[from + 2] ?? 0];
}

const clamp = (value: number) => Math.min(255, Math.max(0, Math.round(value)));

/** Mulberry32: a small seeded generator, so that a bench can be run again. */
export function generatorOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
