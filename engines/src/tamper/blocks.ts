const SIDE = 8;
const LOW = 4;
/** Waves kept of each block: the lowest four by four, less the mean; row by row. */
export const WAVES = LOW * LOW;
/** Where the lowest waves stand in the order in which JPEG writes its tables. */
const ZIGZAG = [0, 1, 5, 6, 2, 4, 7, 13, 3, 8, 12, 17, 9, 11, 18, 24] as const;
const [DARKEST, BRIGHTEST] = [2, 253];

/** The quantisation steps of the brightness of a JPEG for the waves kept; the mean's is left out as 999. Null for anything else. */
export function luminanceSteps(bytes: Uint8Array): number[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] !== 0xff || buffer[1] !== 0xd8) return null;
  for (let at = 2; at + 4 <= buffer.length && buffer[at] === 0xff; at += 2 + buffer.readUInt16BE(at + 2)) {
    if (buffer[at + 1] === 0xda) return null;
    if (buffer[at + 1] !== 0xdb) continue;
    const end = at + 2 + buffer.readUInt16BE(at + 2);
    for (let table = at + 4; table < end; ) {
      const [wide, id] = [(buffer[table] ?? 0) >> 4, (buffer[table] ?? 0) & 15];
      const size = wide === 0 ? 1 : 2;
      if (table + 1 + 64 * size > end) return null;
      if (id === 0)
        return ZIGZAG.map((place, wave) => (wave === 0 ? 999 : buffer.readUIntBE(table + 1 + place * size, size)));
      table += 1 + 64 * size;
    }
  }
  return null;
}

/** The lowest waves of each block of 8 by 8 pixels in JPEG's own grid and scale; those of clipped blocks are 0. */
export function lowWaves(
  rgb: Uint8Array,
  { width, height, channels }: { width: number; height: number; channels: number },
) {
  const grid = { columns: Math.floor(width / SIDE), rows: Math.floor(height / SIDE) };
  const waves = new Float32Array(grid.columns * grid.rows * WAVES);
  const cosines = Float32Array.from({ length: LOW * SIDE }, (_, i) => {
    const [u, x] = [Math.floor(i / SIDE), i % SIDE];
    return Math.cos(((2 * x + 1) * u * Math.PI) / 16) * (u === 0 ? Math.SQRT1_2 : 1) * 0.5;
  });
  const light = new Float32Array(SIDE * SIDE);
  for (let block = 0; block < grid.columns * grid.rows; block++) {
    const left = (block % grid.columns) * SIDE;
    const top = Math.floor(block / grid.columns) * SIDE;
    if (lightOf(light, rgb, { left, top, width, channels }))
      transform(waves.subarray(block * WAVES, (block + 1) * WAVES), light, cosines);
  }
  return { waves, grid };
}

type Place = { left: number; top: number; width: number; channels: number };

/** Fills in the brightness as JPEG counts it; false where a colour is clipped. */
function lightOf(light: Float32Array, rgb: Uint8Array, { left, top, width, channels }: Place): boolean {
  let clipped = 0;
  for (let y = 0, at = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++, at++) {
      const from = ((top + y) * width + left + x) * channels;
      const r = rgb[from] ?? 0;
      const g = channels > 2 ? (rgb[from + 1] ?? 0) : r;
      const b = channels > 2 ? (rgb[from + 2] ?? 0) : r;
      light[at] = 0.299 * r + 0.587 * g + 0.114 * b;
      if (Math.min(r, g, b) < DARKEST || Math.max(r, g, b) > BRIGHTEST) clipped++;
    }
  return clipped === 0;
}

function transform(waves: Float32Array, light: Float32Array, cosines: Float32Array): void {
  for (let v = 0; v < LOW; v++)
    for (let u = 0; u < LOW; u++) {
      let sum = 0;
      for (let y = 0; y < SIDE; y++) {
        let row = 0;
        for (let x = 0; x < SIDE; x++) row += (light[y * SIDE + x] ?? 0) * (cosines[u * SIDE + x] ?? 0);
        sum += row * (cosines[v * SIDE + y] ?? 0);
      }
      waves[v * LOW + u] = sum;
    }
}
