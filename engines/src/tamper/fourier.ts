/** In-place radix-2 transform of a row of complex numbers; the length is a power of two. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const n = real.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    [real[i], real[j]] = [real[j] ?? 0, real[i] ?? 0];
    [imaginary[i], imaginary[j]] = [imaginary[j] ?? 0, imaginary[i] ?? 0];
  }
  for (let length = 2; length <= n; length <<= 1) butterfly(real, imaginary, length);
}

function butterfly(real: Float64Array, imaginary: Float64Array, length: number): void {
  const half = length >> 1;
  const step = (-2 * Math.PI) / length;
  for (let k = 0; k < half; k++) {
    const [wr, wi] = [Math.cos(step * k), Math.sin(step * k)];
    for (let i = k; i < real.length; i += length) {
      const j = i + half;
      const [ar, ai, br, bi] = [real[i] ?? 0, imaginary[i] ?? 0, real[j] ?? 0, imaginary[j] ?? 0];
      const [tr, ti] = [br * wr - bi * wi, br * wi + bi * wr];
      real[i] = ar + tr;
      imaginary[i] = ai + ti;
      real[j] = ar - tr;
      imaginary[j] = ai - ti;
    }
  }
}

/** Log power of a square tile (side a power of two), row by row, lowest frequency first, under a Hann window; power below `floor` counts little. */
export function logPower(tile: Float64Array, side: number, floor: number): Float64Array {
  const window = Float64Array.from({ length: side }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / side));
  const real = tile.map((value, at) => value * (window[at % side] ?? 0) * (window[Math.floor(at / side)] ?? 0));
  const imaginary = new Float64Array(side * side);
  for (let y = 0; y < side; y++)
    transform(real.subarray(y * side, (y + 1) * side), imaginary.subarray(y * side, (y + 1) * side));
  const [columnReal, columnImaginary] = [new Float64Array(side), new Float64Array(side)];
  const power = new Float64Array(side * side);
  for (let x = 0; x < side; x++) {
    for (let y = 0; y < side; y++) {
      columnReal[y] = real[y * side + x] ?? 0;
      columnImaginary[y] = imaginary[y * side + x] ?? 0;
    }
    transform(columnReal, columnImaginary);
    for (let y = 0; y < side; y++)
      power[y * side + x] = Math.log(1 + ((columnReal[y] ?? 0) ** 2 + (columnImaginary[y] ?? 0) ** 2) / floor);
  }
  return power;
}
