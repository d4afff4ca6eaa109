import { hash } from 'node:crypto';
import { EMPTY_ROOT, HASH_BYTES } from '../hash.ts';
import { levelCount, TILE_WIDTH } from '../layout.ts';

const TILE_BYTES = TILE_WIDTH * HASH_BYTES;
const FIRST_BUNDLE_BYTES = 128 * 1024;

/** Files as they become full; the bytes are the callee's only until it returns. */
export type Emit = {
  tile(level: number, index: number, bytes: Buffer): void;
  bundle(index: number, bytes: Buffer): void;
};
export type TreeState = { size: number; levels: readonly Uint8Array[]; frames: Uint8Array };

/**
 * The same tree as `Edge`, for speed: hashes stand in one buffer a level, entries are hashed where they lie, and nothing is
 * allocated for an entry. SHA-256 in one shot with a latin1 answer is the fastest that Node offers for short inputs.
 */
export type FastTree = {
  readonly size: number;
  /** Adds framed entries. The payload is written to while it runs and is as before when it returns. */
  add(payload: Buffer, count: number): void;
  root(): Buffer;
  /** Hashes of the unfinished tile of each level, and the frames of the unfinished bundle. */
  edge(): { levels: Buffer[]; frames: Buffer };
};

export function openTree(state: TreeState, emit: Emit): FastTree {
  const levels = state.levels.map(tileFrom);
  let size = state.size;
  let frames = Buffer.allocUnsafe(Math.max(FIRST_BUNDLE_BYTES, state.frames.length * 2));
  frames.set(state.frames);
  let framed = state.frames.length;

  const keep = (payload: Buffer, from: number, to: number): void => {
    if (framed + to - from > frames.length) {
      const wider = Buffer.allocUnsafe((framed + to - from) * 2);
      frames.copy(wider, 0, 0, framed);
      frames = wider;
    }
    payload.copy(frames, framed, from, to);
    framed += to - from;
  };

  const carry = (): void => {
    for (let level = 0; levelCount(size, level) % TILE_WIDTH === 0; level++) {
      const full = levelAt(levels, level);
      emit.tile(level, levelCount(size, level) / TILE_WIDTH - 1, full);
      const above = (levelCount(size, level + 1) - 1) % TILE_WIDTH;
      perfectInto(full, TILE_WIDTH, { into: levelAt(levels, level + 1), at: above * HASH_BYTES });
    }
  };

  return {
    get size() {
      return size;
    },
    add(payload, count) {
      let at = 0;
      let run = 0;
      const leaves = levelAt(levels, 0);
      for (let entry = 0; entry < count; entry++) {
        const end = at + 2 + payload.readUInt16BE(at);
        leafInto(payload, { at, end }, leaves, (size % TILE_WIDTH) * HASH_BYTES);
        size += 1;
        at = end;
        if (size % TILE_WIDTH !== 0) continue;
        keep(payload, run, at);
        emit.bundle(size / TILE_WIDTH - 1, frames.subarray(0, framed));
        run = at;
        framed = 0;
        carry();
      }
      keep(payload, run, at);
    },
    root: () => rootOf(levels, size),
    edge: () => ({
      levels: levels.map((tile, level) => tile.subarray(0, (levelCount(size, level) % TILE_WIDTH) * HASH_BYTES)),
      frames: frames.subarray(0, framed),
    }),
  };
}

/** SHA-256(0x00 || entry): the byte before an entry is the lower byte of its length, which makes room for the prefix. */
function leafInto(payload: Buffer, frame: { at: number; end: number }, into: Buffer, position: number): void {
  const lower = payload[frame.at + 1] ?? 0;
  payload[frame.at + 1] = 0;
  into.write(hash('sha256', payload.subarray(frame.at + 1, frame.end), 'binary'), position, HASH_BYTES, 'latin1');
  payload[frame.at + 1] = lower;
}

const node = Buffer.alloc(1 + 2 * HASH_BYTES, 1);
const row = Buffer.alloc(TILE_BYTES);

/** Root of a perfect subtree over the first `width` hashes (a power of two) of `hashes`. */
function perfectInto(hashes: Buffer, width: number, target: { into: Buffer; at: number }): void {
  hashes.copy(row, 0, 0, width * HASH_BYTES);
  for (let left = width; left > 1; left /= 2) {
    for (let at = 0; at < left / 2; at++) {
      row.copy(node, 1, at * 2 * HASH_BYTES, (at * 2 + 2) * HASH_BYTES);
      row.write(hash('sha256', node, 'binary'), at * HASH_BYTES, HASH_BYTES, 'latin1');
    }
  }
  row.copy(target.into, target.at, 0, HASH_BYTES);
}

function rootOf(levels: readonly Buffer[], size: number): Buffer {
  const root = Buffer.alloc(HASH_BYTES);
  const subtree = Buffer.alloc(HASH_BYTES);
  let any = false;
  for (const [level, tile] of levels.entries()) {
    for (let left = levelCount(size, level) % TILE_WIDTH; left > 0; left -= left & -left) {
      const span = left & -left;
      perfectInto(tile.subarray((left - span) * HASH_BYTES), span, { into: subtree, at: 0 });
      if (any) {
        subtree.copy(node, 1);
        root.copy(node, 1 + HASH_BYTES);
        root.write(hash('sha256', node, 'binary'), 0, HASH_BYTES, 'latin1');
      } else subtree.copy(root);
      any = true;
    }
  }
  return any ? root : Buffer.from(EMPTY_ROOT);
}

function tileFrom(hashes: Uint8Array): Buffer {
  const tile = Buffer.alloc(TILE_BYTES);
  tile.set(hashes);
  return tile;
}

function levelAt(levels: Buffer[], level: number): Buffer {
  const tile = levels[level] ?? Buffer.alloc(TILE_BYTES);
  levels[level] = tile;
  return tile;
}
