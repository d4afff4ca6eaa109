import { randomUUID } from 'node:crypto';
import { type BigIntStats, statSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { LogError } from '../errors.ts';
import { BLOCK_HEADER_BYTES, type Framed, sealBlock } from './blocks.ts';
import { type Disk, namesIn, removeFile, replaceFile, syncPath } from './disk.ts';

const SEGMENT_BYTES = 32 * 1024 * 1024;
/** A segment that grew past this has a busy log: the next one is prepared beside it. */
const BUSY_BYTES = 1024 * 1024;
const SPARES_MAX = 2;
const BUFFER_BYTES = 1024 * 1024;
export const SEGMENT_ENDING = '.seg';
const SPARE_ENDING = '.spare';

/** Where a block came to lie; `offset` and `bytes` are those of its payload. */
export type Written = { path: string; offset: number; bytes: number; first: number; count: number };
export type Journal = {
  folder: string;
  /** Writes one block and returns when it is durable and this journal was still its own; one call at a time. */
  commit(parts: readonly Framed[], first: number): Promise<Written>;
  /** Removes segments all of whose entries stand below `size`. */
  drop(size: number): Promise<void>;
  close(): Promise<void>;
};

/**
 * Takes a log's journal over: whoever wrote it before finds out at its next commit, after its write and before it acknowledges,
 * so what it acknowledged is in the segments that the new owner reads afterwards.
 */
export async function takeJournal(root: string, disk: Disk): Promise<{ folder: string; assertOurs: () => void }> {
  const folder = join(root, 'journal');
  if ((await mkdir(folder, { recursive: true })) !== undefined) await syncPath(root);
  const path = join(folder, 'owner');
  await replaceFile(disk, path, Buffer.from(`${randomUUID()}\n`));
  await syncPath(folder);
  for (const spare of await namesIn(folder, SPARE_ENDING)) await removeFile(spare);
  const ours = statSync(path, { bigint: true });
  return {
    folder,
    assertOurs: () => {
      const found = statSync(path, { bigint: true, throwIfNoEntry: false });
      if (found && sameFile(found, ours)) return;
      throw new LogError('log.superseded', 'another writer took the log over: open it again', 'journal/owner');
    },
  };
}

function sameFile(a: BigIntStats, b: BigIntStats): boolean {
  return a.ino === b.ino && a.ctimeNs === b.ctimeNs;
}

/**
 * The writing end: segments of blocks, the last one open. A busy log writes into files that have their full length already, new ones
 * filled with zeros or old ones again: a sync then flushes data and waits for no other file's metadata. What an old one still holds
 * bears lower indexes and is not taken for what follows.
 */
export function openJournal(taken: { folder: string; assertOurs: () => void }, disk: Disk): Journal {
  const { folder, assertOurs } = taken;
  const spares = openSpares(folder, disk);
  let segment: { path: string; file: FileHandle; end: number; grows: boolean } | null = null;
  let buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);

  const segmentFor = async (first: number): Promise<NonNullable<typeof segment>> => {
    const isDone = segment?.grows ? spares.has() : segment && segment.end >= SEGMENT_BYTES;
    if (segment && !isDone) return segment;
    await segment?.file.close();
    const path = join(folder, `${String(first).padStart(16, '0')}${SEGMENT_ENDING}`);
    const filled = await spares.takeAs(path);
    segment = { path, file: await open(path, filled ? 'r+' : 'wx'), end: 0, grows: !filled };
    await syncPath(folder);
    return segment;
  };

  return {
    folder,
    commit: async (parts, first) => {
      const current = await segmentFor(first);
      const { count, payload } = totalOf(parts);
      const bytes = BLOCK_HEADER_BYTES + payload;
      if (buffer.length < bytes) buffer = Buffer.allocUnsafeSlow(bytes * 2);
      let at = BLOCK_HEADER_BYTES;
      for (const part of parts) at += part.payload.copy(buffer, at);
      sealBlock(buffer, { first, count, payload });
      await disk.write(current.file, buffer.subarray(0, bytes), current.end);
      await synced(disk, current.file);
      assertOurs();
      const offset = current.end + BLOCK_HEADER_BYTES;
      current.end += bytes;
      if (current.end > BUSY_BYTES) spares.prepare();
      return { path: current.path, offset, bytes: payload, first, count };
    },
    drop: async (size) => {
      const paths = await namesIn(folder, SEGMENT_ENDING);
      for (const [at, path] of paths.entries()) {
        const next = paths[at + 1];
        if (path !== segment?.path && (next === undefined || firstOf(next) <= size)) await spares.keep(path);
      }
    },
    close: async () => {
      const last = segment;
      segment = null;
      await last?.file.close();
      await spares.clear();
    },
  };
}

type Spares = {
  has(): boolean;
  /** Makes a spare file the segment at `path`; false when there is none. */
  takeAs(path: string): Promise<boolean>;
  /** Fills one in the background when there is none. */
  prepare(): void;
  /** Keeps a segment that is not needed any more, or removes it. */
  keep(path: string): Promise<void>;
  clear(): Promise<void>;
};

function openSpares(folder: string, disk: Disk): Spares {
  const ready: string[] = [];
  let filling: Promise<void> | null = null;
  let number = 0;
  const nextPath = () => {
    number += 1;
    return join(folder, `${number}${SPARE_ENDING}`);
  };
  return {
    has: () => ready.length > 0,
    takeAs: async (path) => {
      const spare = ready.shift();
      if (spare === undefined) return false;
      await rename(spare, path);
      return true;
    },
    prepare: () => {
      if (filling || ready.length > 0) return;
      const path = nextPath();
      filling = fill(path, disk)
        .then(() => void ready.push(path))
        // A spare is for speed alone: where it cannot be made, the next segment grows as it is written.
        .catch(() => removeFile(path).catch(() => undefined))
        .finally(() => {
          filling = null;
        });
    },
    keep: async (path) => {
      const { size } = statSync(path);
      if (ready.length >= SPARES_MAX || size < SEGMENT_BYTES) return removeFile(path);
      const spare = nextPath();
      await rename(path, spare);
      ready.push(spare);
    },
    clear: async () => {
      await filling;
      for (const spare of ready.splice(0)) await removeFile(spare);
    },
  };
}

async function fill(path: string, disk: Disk): Promise<void> {
  const zeros = Buffer.alloc(BUFFER_BYTES);
  const file = await open(path, 'w');
  try {
    for (let at = 0; at < SEGMENT_BYTES; at += zeros.length) await disk.write(file, zeros, at);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A sync that failed may have dropped what it should have written: `where` is `sync`, and only a new process may open the log again. */
async function synced(disk: Disk, file: FileHandle): Promise<void> {
  try {
    await disk.sync(file);
  } catch (cause) {
    throw Object.assign(new LogError('log.stopped', 'the disk did not confirm a write', 'sync'), { cause });
  }
}

function totalOf(parts: readonly Framed[]): { count: number; payload: number } {
  let count = 0;
  let payload = 0;
  for (const part of parts) {
    count += part.count;
    payload += part.payload.length;
  }
  return { count, payload };
}

/** Index of the first entry of a segment, from its name. */
export function firstOf(path: string): number {
  return Number(path.slice(-SEGMENT_ENDING.length - 16, -SEGMENT_ENDING.length));
}
