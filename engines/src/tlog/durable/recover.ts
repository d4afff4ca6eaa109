import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Checkpoint, noteFromBytes } from '../checkpoint.ts';
import { LogError } from '../errors.ts';
import { CHECKPOINT_PATH } from '../layout.ts';
import { createState, loadState, openOwnCheckpoint } from '../log.ts';
import type { Signer } from '../note.ts';
import type { TileStore } from '../store.ts';
import { type Block, scanBlocks } from './blocks.ts';
import { namesIn } from './disk.ts';
import type { TreeState } from './fast-tree.ts';
import { firstOf, SEGMENT_ENDING } from './journal.ts';

/** The note whose tiles are durable: where replaying begins. */
export const SETTLED_PATH = 'journal/settled';

export type Replayed = Block & { path: string; skip: number };
/** The settled tree, the blocks that go beyond it, what was published, and how many entries all of it makes. */
export type Recovered = { state: TreeState; blocks: Replayed[]; published: Checkpoint; note: string; size: number };

/**
 * Reads what a log's folder holds: the tree of the last settled checkpoint and the blocks of the journal after it. The tail of
 * the last segment may be torn (a commit that was never acknowledged) and is left out; damage before that, a gap, or a published
 * checkpoint that the journal does not reach is `log.broken`.
 */
export async function recover(folder: string, store: TileStore, signer: Signer): Promise<Recovered> {
  const origin = signer.name;
  const segments = await namesIn(join(folder, 'journal'), SEGMENT_ENDING);
  const note = await publishedNote(store, { signer, empty: segments.length === 0 });
  const published = openOwnCheckpoint(note, signer);
  const settledBytes = await store.read(SETTLED_PATH);
  const settled = settledBytes ? noteFromBytes(settledBytes) : note;
  if (openOwnCheckpoint(settled, signer).size > published.size) {
    throw new LogError('log.broken', 'the checkpoint is older than what was settled', CHECKPOINT_PATH);
  }
  const { edge, frames } = await loadState(store, settled, { origin, signer });
  const { blocks, size } = await replayable(segments, edge.size);
  if (size < published.size) {
    throw new LogError('log.broken', `the journal ends at ${size}, the checkpoint covers ${published.size}`, 'journal');
  }
  const levels = edge.levels.map((hashes) => Buffer.concat(hashes));
  return { state: { size: edge.size, levels, frames: Buffer.concat(frames) }, blocks, published, note, size };
}

async function publishedNote(store: TileStore, { signer, empty }: { signer: Signer; empty: boolean }): Promise<string> {
  const stored = await store.read(CHECKPOINT_PATH);
  if (stored) return noteFromBytes(stored);
  if (!empty || (await store.read(SETTLED_PATH))) {
    throw new LogError('log.broken', 'the checkpoint is missing but a journal is there', CHECKPOINT_PATH);
  }
  return (await createState(store, { origin: signer.name, signer })).note;
}

async function replayable(segments: readonly string[], settled: number): Promise<{ blocks: Replayed[]; size: number }> {
  const blocks: Replayed[] = [];
  let size = settled;
  for (const [at, path] of segments.entries()) {
    const where = `journal/${basename(path)}`;
    const found = scanBlocks(await readFile(path), firstOf(path));
    const following = segments[at + 1];
    if (found.broken || (following !== undefined && found.next !== firstOf(following))) {
      throw new LogError('log.broken', 'a block of the journal is damaged', where);
    }
    for (const block of found.blocks) {
      if (block.first + block.count <= size) continue;
      if (block.first > size) throw new LogError('log.broken', 'the journal has a gap', where);
      blocks.push({ ...block, path, skip: size - block.first });
      size = block.first + block.count;
    }
  }
  return { blocks, size };
}
