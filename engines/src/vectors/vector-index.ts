import { type Scan, scanOn } from './kernel.ts';
import { nearest } from './nearest.ts';

export type Hit = { id: string; distance: number };

export type VectorIndex = {
  readonly size: number;
  readonly dimension: number;
  /** Bytes of memory held for vectors. */
  readonly bytes: number;
  has(id: string): boolean;
  /** Puts a vector under an id; one that stands there already is replaced. Numbers beyond ±1 count as ±1. */
  set(id: string, vector: Float32Array): void;
  remove(id: string): boolean;
  /** The `count` nearest by Euclidean distance, nearest first. */
  search(query: Float32Array, count: number): Hit[];
  /** The same in steps of some milliseconds: the caller may do other work between them, even change the index. */
  searching(query: Float32Array, count: number): Generator<undefined, Hit[]>;
  entries(): Generator<[id: string, vector: Float32Array]>;
};

const LANES = 16;
const PAGE = 65_536;
/** Vectors scanned between two yields: about 1 ms at 128 dimensions. */
const STEP = 65_536;
/** So many times the wanted number are compared a second time with all 16 bits; 8-bit distances err by about 0.003. */
const OVERSAMPLE = 16;
const LEAST_CANDIDATES = 64;
const FIRST_CAPACITY = 1024;
const FULL = 127;
const FINE = 256;

/** An index of vectors of one dimension, exhaustive: 8 bits a number are scanned, 16 bits decide. */
export function createVectorIndex(dimension: number): VectorIndex {
  if (!Number.isInteger(dimension) || dimension < 1 || dimension > 4096)
    throw new RangeError('a dimension from 1 to 4096 is needed');
  const width = Math.ceil(dimension / LANES) * LANES;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: PAGE });
  const room = makeRoom(memory, width);
  const scan = scanOn(memory, width);
  const ids: string[] = [];
  const slotOf = new Map<string, number>();

  const index: VectorIndex = {
    get size() {
      return ids.length;
    },
    dimension,
    get bytes() {
      return memory.buffer.byteLength + room.fine.byteLength + room.norms.byteLength + room.totals.byteLength;
    },
    has: (id) => slotOf.has(id),
    set(id, vector) {
      expectLength(vector, dimension);
      const slot = slotOf.get(id) ?? ids.length;
      room.reserve(slot + 1);
      room.write(slot, vector);
      ids[slot] = id;
      slotOf.set(id, slot);
    },
    remove(id) {
      const slot = slotOf.get(id);
      const last = ids.pop();
      if (slot === undefined || last === undefined) {
        if (last !== undefined) ids.push(last);
        return false;
      }
      if (last !== id) {
        room.move(ids.length, slot);
        ids[slot] = last;
        slotOf.set(last, slot);
      }
      slotOf.delete(id);
      room.clear(ids.length);
      return true;
    },
    search(query, count) {
      const steps = index.searching(query, count);
      for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
    },
    *searching(query, count) {
      expectLength(query, dimension);
      const kept = nearest(Math.max(LEAST_CANDIDATES, count * OVERSAMPLE));
      const coarse = scannable(query, width);
      for (let from = 0; from < ids.length; from += STEP) {
        scanStep(room, scan, coarse, { from, to: Math.min(ids.length, from + STEP) }, kept);
        yield undefined;
      }
      // A slot may have been moved or emptied between two steps: what stands there now is what is compared.
      const hits = kept.slots().flatMap((slot): Hit[] => {
        const id = ids[slot];
        return id === undefined ? [] : [{ id, distance: room.distance(slot, query) }];
      });
      return hits.toSorted((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1)).slice(0, count);
    },
    *entries() {
      for (const [slot, id] of ids.entries()) yield [id, room.read(slot, dimension)];
    },
  };
  return index;
}

type Span = { from: number; to: number };

/** A query as the kernel takes it: shifted to 0 to 127 and stretched to fill that range. */
type Scannable = { bytes: Uint8Array; scale: number };
const MIDDLE = 64;
const HALF_RANGE = 63;

function scannable(query: Float32Array, width: number): Scannable {
  const largest = query.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest === 0 ? 1 : HALF_RANGE / (largest * FULL);
  const bytes = Uint8Array.from({ length: width }, (_, i) => MIDDLE + Math.round((query[i] ?? 0) * FULL * scale));
  return { bytes, scale };
}

/** Squared distance but for the query's own length, |v|² − 2·q·v, where q·v = (sum − 64·Σv) / scale. */
function scanStep(room: Room, scan: Scan, query: Scannable, { from, to }: Span, kept: ReturnType<typeof nearest>) {
  const sums = room.scan(scan, query.bytes, { from, to });
  const { norms, totals } = room;
  const [ofTotal, ofSum] = [(2 * MIDDLE) / query.scale, 2 / query.scale];
  let bound = kept.bound;
  for (let slot = from, i = 0; slot < to; slot++, i++) {
    const score = (norms[slot] ?? 0) + ofTotal * (totals[slot] ?? 0) - ofSum * (sums[i] ?? 0);
    if (score >= bound) continue;
    kept.offer(score, slot);
    bound = kept.bound;
  }
}

function expectLength(vector: Float32Array, dimension: number): void {
  if (vector.length !== dimension || !vector.every(Number.isFinite))
    throw new RangeError(`a vector of ${dimension} finite numbers is needed`);
}

type Room = ReturnType<typeof makeRoom>;

/**
 * Where vectors lie: the query and the sums at the beginning of the memory that the kernel sees, then 8 bits of every number;
 * their remaining 8 bits, their squared lengths and the totals of their numbers (in units of the coarse ones) outside it.
 */
function makeRoom(memory: WebAssembly.Memory, width: number) {
  const sumsAt = width;
  const vectorsAt = sumsAt + STEP * 4;
  let capacity = 0;
  const room = {
    fine: new Int8Array(0),
    norms: new Int32Array(0),
    totals: new Int32Array(0),
    reserve(count: number): void {
      if (count <= capacity) return;
      const next = Math.max(FIRST_CAPACITY, count, Math.ceil(capacity * 1.5));
      const pages = Math.ceil((vectorsAt + next * width) / PAGE) - memory.buffer.byteLength / PAGE;
      if (pages > 0) memory.grow(pages);
      room.fine = grown(new Int8Array(next * width), room.fine);
      room.norms = grown(new Int32Array(next), room.norms);
      room.totals = grown(new Int32Array(next), room.totals);
      capacity = next;
    },
    coarse: () => new Int8Array(memory.buffer, vectorsAt, capacity * width),
    write(slot: number, vector: Float32Array): void {
      const coarse = room.coarse();
      let [norm, total] = [0, 0];
      for (let i = 0, at = slot * width; i < width; i++, at++) {
        const whole = toWhole(vector[i] ?? 0);
        const high = Math.max(-FULL, Math.min(FULL, Math.round(whole / FINE)));
        coarse[at] = high;
        room.fine[at] = Math.max(-128, Math.min(127, whole - high * FINE));
        norm += high * high;
        total += high;
      }
      room.norms[slot] = norm;
      room.totals[slot] = total;
    },
    move(from: number, to: number): void {
      room.coarse().copyWithin(to * width, from * width, (from + 1) * width);
      room.fine.copyWithin(to * width, from * width, (from + 1) * width);
      room.norms[to] = room.norms[from] ?? 0;
      room.totals[to] = room.totals[from] ?? 0;
    },
    /** A removed face leaves nothing behind in memory. */
    clear(slot: number): void {
      room.coarse().fill(0, slot * width, (slot + 1) * width);
      room.fine.fill(0, slot * width, (slot + 1) * width);
    },
    read(slot: number, dimension: number): Float32Array {
      const coarse = room.coarse();
      return Float32Array.from({ length: dimension }, (_, i) => {
        const at = slot * width + i;
        return ((coarse[at] ?? 0) * FINE + (room.fine[at] ?? 0)) / (FULL * FINE);
      });
    },
    distance(slot: number, query: Float32Array): number {
      const coarse = room.coarse();
      let squares = 0;
      for (let i = 0, at = slot * width; i < query.length; i++, at++)
        squares += (((coarse[at] ?? 0) * FINE + (room.fine[at] ?? 0)) / (FULL * FINE) - (query[i] ?? 0)) ** 2;
      return Math.sqrt(squares);
    },
    scan(scan: Scan, query: Uint8Array, { from, to }: Span): Int32Array {
      // Set anew at each step: another search may have used the memory in between.
      new Uint8Array(memory.buffer, 0, width).set(query);
      scan(vectorsAt + from * width, vectorsAt + to * width, sumsAt);
      return new Int32Array(memory.buffer, sumsAt, to - from);
    },
  };
  return room;
}

function grown<T extends Int8Array | Int32Array>(larger: T, smaller: T): T {
  larger.set(smaller);
  return larger;
}

/** A number of −1 to 1 in 16 bits, whose upper 8 are scanned. */
const toWhole = (value: number) => Math.round(Math.max(-1, Math.min(1, value)) * FULL * FINE);
