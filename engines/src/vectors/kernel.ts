// A WebAssembly module of one function, assembled here byte by byte: `scan` writes the dot product of a query (numbers of 0 to
// 127) with each of a row of vectors of signed 8-bit numbers, sixteen dimensions an instruction: the relaxed dot product
// of WebAssembly 3, which is exact for these ranges on every processor. Plain JavaScript takes some fifteen times as long.

/** Vectors from `first` to `end` (bytes), one 32-bit sum a vector from `out` on. The query lies at the beginning of the memory. */
export type Scan = (first: number, end: number, out: number) => void;

const I32 = 0x7f;
const V128 = 0x7b;
const EMPTY = 0x40;
const END = 0x0b;
const [FIRST, LAST, OUT, EVEN, ODD] = [0, 1, 2, 3, 4];
const LANES = 16;

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const constant = (value: number) => [0x41, ...signedLeb(value)];
const block = (body: number[]) => [0x02, EMPTY, ...body, END];
const loop = (body: number[]) => [0x03, EMPTY, ...body, END];
const load = (offset: number) => [0xfd, 0x00, 0x00, ...leb(offset)];
const ZERO = [0xfd, 0x0c, ...Array<number>(LANES).fill(0)];
const DOT_ADD = [0xfd, 0x93, 0x02];
const ADD_LANES = [0xfd, 0xae, 0x01];
const lane = (local: number, index: number) => [...get(local), 0xfd, 0x1b, index];

/** Adds the products of sixteen dimensions to one of two sums, in turn, so that no instruction waits for the one before it. */
function sixteenDimensions(at: number): number[] {
  const sum = (at / LANES) % 2 === 0 ? EVEN : ODD;
  return [...get(FIRST), ...load(at), ...constant(0), ...load(at), ...get(sum), ...DOT_ADD, ...set(sum)];
}

const STORE_SUM = [
  ...[...get(EVEN), ...get(ODD), ...ADD_LANES, ...set(EVEN), ...get(OUT)],
  ...[...lane(EVEN, 0), ...lane(EVEN, 1), 0x6a, ...lane(EVEN, 2), 0x6a, ...lane(EVEN, 3), 0x6a],
  ...[0x36, 0x02, 0x00],
];

/** All vectors of one width, in bytes. */
function scanOfWidth(width: number): number[] {
  const blocks = Array.from({ length: width / LANES }, (_, i) => sixteenDimensions(i * LANES));
  const forward = (local: number, bytes: number) => [...get(local), ...constant(bytes), 0x6a, ...set(local)];
  return [
    ...block(
      loop([
        // Leaves the block when the last vector is done.
        ...[...get(FIRST), ...get(LAST), 0x4f, 0x0d, 0x01],
        ...[...ZERO, ...set(EVEN), ...ZERO, ...set(ODD)],
        ...blocks.flat(),
        ...STORE_SUM,
        ...forward(FIRST, width),
        ...forward(OUT, 4),
        ...[0x0c, 0x00],
      ]),
    ),
    END,
  ];
}

const LOCALS = [1, 2, V128];
const vector = (items: number[][]) => [items.length, ...items.flat()];
const text = (word: string) =>
  [word.length, ...word].map((each) => (typeof each === 'number' ? each : each.charCodeAt(0)));
const section = (id: number, body: number[]) => [id, ...leb(body.length), ...body];

function moduleOf(width: number): number[] {
  const code = scanOfWidth(width);
  const body = [...leb(LOCALS.length + code.length), ...LOCALS, ...code];
  return [
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector([[0x60, 3, I32, I32, I32, 0]])),
    ...section(2, vector([[...text('on'), ...text('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, [1, 0]),
    ...section(7, vector([[...text('scan'), 0x00, 0x00]])),
    ...section(10, [1, ...body]),
  ];
}

/** Unsigned LEB128, as WebAssembly writes its lengths. */
function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

/** The signed form, for constants from 0 on: its last byte leaves the sign's bit free. */
function signedLeb(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signedLeb(value >>> 7)];
}

/** The function for vectors of `width` bytes (a multiple of 16) on a memory of the caller's. */
export function scanOn(memory: WebAssembly.Memory, width: number): Scan {
  const compiled = new WebAssembly.Module(Uint8Array.from(moduleOf(width)));
  return new WebAssembly.Instance(compiled, { on: { memory } }).exports.scan as unknown as Scan;
}
