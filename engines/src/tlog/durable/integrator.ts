// The thread that integrates: reads blocks of the journal as they became durable, hashes them into the tree, writes the tiles.
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { sameBytes } from '../hash.ts';
import { bundlePath, levelCount, TILE_WIDTH, tilePath } from '../layout.ts';
import { openTree, type TreeState } from './fast-tree.ts';

export type Start = { folder: string; state: TreeState; expect: { size: number; root: Uint8Array } };
export type Task =
  | { kind: 'block'; path: string; offset: number; bytes: number; count: number; skip: number }
  | { kind: 'publish' }
  | { kind: 'published'; size: number };
/** `ready`: files for a checkpoint of `size` are written. `failed`: nothing more will be. */
export type Told =
  | { kind: 'ready'; size: number; root: Uint8Array; files: string[] }
  | { kind: 'failed'; message: string; where: string | null };

const PUBLISH_EVERY_MS = 100;
const { folder, state, expect } = workerData as Start;
let written: string[] = [];
const made = new Set<string>();
/** Tiles that have partial files: removed once the full one is published. */
const partial = new Set<string>();
let buffer = Buffer.allocUnsafeSlow(1024 * 1024);
let open: { path: string; descriptor: number } | null = null;
let unproven = expect.size > state.size;
let toldSize = -1;
let toldAt = 0;
let timer: NodeJS.Timeout | null = null;

const tree = openTree(state, {
  tile: (level, index, bytes) => put(tilePath(level, index, TILE_WIDTH), bytes),
  bundle: (index, bytes) => put(bundlePath(index, TILE_WIDTH), bytes),
});
for (const { path } of lastTiles()) partial.add(path);

parentPort?.on('message', (task: Task) => {
  try {
    if (task.kind === 'block') integrate(task);
    else if (task.kind === 'publish') publish();
    else prune(task.size);
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error), where: null });
  }
});

function integrate(block: Extract<Task, { kind: 'block' }>): void {
  const payload = readPayload(block);
  tree.add(payload.subarray(skipFrames(payload, block.skip)), block.count - block.skip);
  if (unproven && tree.size >= expect.size) checkExpected();
  const wait = toldAt + PUBLISH_EVERY_MS - performance.now();
  if (wait <= 0) publish();
  else timer ??= setTimeout(publish, wait);
}

/** What was published before a crash must come out again; anything else would be a fork. */
function checkExpected(): void {
  unproven = false;
  if (tree.size === expect.size && sameBytes(tree.root(), expect.root)) return;
  throw new Error('the journal does not lead to the checkpoint that was published');
}

function publish(): void {
  if (timer) clearTimeout(timer);
  timer = null;
  // On the way to what was published before, a checkpoint would take entries back that readers have seen.
  if (unproven) return;
  toldAt = performance.now();
  if (tree.size !== toldSize) for (const { path, width, bytes } of lastTiles()) putPartial(path, width, bytes);
  toldSize = tree.size;
  tell({ kind: 'ready', size: tree.size, root: tree.root(), files: written });
  written = [];
}

type Last = { path: string; width: number; bytes: Buffer };

/** The unfinished tile of each level and the unfinished bundle. */
function lastTiles(): Last[] {
  const { levels, frames } = tree.edge();
  const index = (level: number) => Math.floor(levelCount(tree.size, level) / TILE_WIDTH);
  const width = (level: number) => levelCount(tree.size, level) % TILE_WIDTH;
  const tiles = levels.map((bytes, level) => ({
    path: tilePath(level, index(level), TILE_WIDTH),
    width: width(level),
    bytes,
  }));
  return [...tiles, { path: bundlePath(index(0), TILE_WIDTH), width: width(0), bytes: frames }].filter(
    (tile) => tile.width > 0,
  );
}

function putPartial(path: string, width: number, bytes: Buffer): void {
  partial.add(path);
  put(`${path}.p/${width}`, bytes);
}

/** A file appears whole. It need not be durable yet: the journal still holds what it is made from. */
function put(path: string, bytes: Buffer): void {
  const target = join(folder, path);
  const parent = dirname(target);
  if (!made.has(parent)) {
    mkdirSync(parent, { recursive: true });
    made.add(parent);
  }
  writeFileSync(`${target}.tmp`, bytes);
  renameSync(`${target}.tmp`, target);
  written.push(target);
}

function prune(size: number): void {
  for (const path of partial) {
    if (isPartial(path, size)) continue;
    rmSync(join(folder, `${path}.p`), { recursive: true, force: true });
    made.delete(join(folder, `${path}.p`));
    partial.delete(path);
  }
}

/** Whether a tile or bundle is not full in a tree of `size` entries. */
function isPartial(path: string, size: number): boolean {
  const [, row = '', ...groups] = path.split('/');
  const level = row === 'entries' ? 0 : Number(row);
  const index = Number(groups.map((group) => group.replace('x', '')).join(''));
  return index >= Math.floor(levelCount(size, level) / TILE_WIDTH);
}

function readPayload({ path, offset, bytes }: Extract<Task, { kind: 'block' }>): Buffer {
  if (open?.path !== path) {
    if (open) closeSync(open.descriptor);
    open = { path, descriptor: openSync(path, 'r') };
  }
  if (buffer.length < bytes) buffer = Buffer.allocUnsafeSlow(bytes * 2);
  for (let done = 0; done < bytes; ) {
    const read = readSync(open.descriptor, buffer, done, bytes - done, offset + done);
    if (read === 0) throw new Error('the journal ends inside a block');
    done += read;
  }
  return buffer.subarray(0, bytes);
}

function skipFrames(payload: Buffer, count: number): number {
  let at = 0;
  for (let entry = 0; entry < count; entry++) at += 2 + payload.readUInt16BE(at);
  return at;
}

function tell(told: Told): void {
  parentPort?.postMessage(told);
}
