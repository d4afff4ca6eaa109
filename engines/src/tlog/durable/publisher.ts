import { join } from 'node:path';
import { checkpointText } from '../checkpoint.ts';
import { CHECKPOINT_PATH } from '../layout.ts';
import { type Signer, signNote } from '../note.ts';
import { type Disk, foldersOf, replaceFile, syncPath } from './disk.ts';
import { SETTLED_PATH } from './recover.ts';

/** Settling waits until nothing was published for so long: under load the disk belongs to those who wait for an answer. */
const SETTLE_AFTER_MS = 2000;
const SETTLE_AT_LATEST_MS = 30_000;
const UNSYNCED_MAX = 20_000;
const SYNCS_AT_ONCE = 2;

export type Publisher = {
  readonly size: number;
  readonly note: string;
  /** Signs and publishes a tree whose files are written, though not yet durable: the journal still holds them. */
  publish(tree: { size: number; root: Uint8Array; files: readonly string[] }): Promise<void>;
  /** Makes everything published durable in the tiles, then lets the journal go up to there. */
  settle(): Promise<void>;
  /** Settles once it is quiet, or when it can wait no longer; for after a publication. */
  settleInTime(): void;
  stop(): void;
};
type Input = {
  folder: string;
  signer: Signer;
  disk: Disk;
  start: { size: number; note: string };
  assertOurs: () => void;
  settled: (size: number) => Promise<void>;
  failed: (cause: unknown) => void;
};

export function openPublisher({ folder, signer, disk, start, assertOurs, settled, failed }: Input): Publisher {
  let { size, note } = start;
  let unsynced = new Set<string>();
  let settling: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let unsyncedSince = 0;

  const settleNow = async (): Promise<void> => {
    const upTo = { size, note, files: unsynced };
    unsynced = new Set();
    const files = [...upTo.files];
    const worker = async () => {
      for (let file = files.pop(); file !== undefined; file = files.pop()) await syncPath(file);
    };
    await Promise.all(Array.from({ length: SYNCS_AT_ONCE }, worker));
    for (const parent of foldersOf(folder, upTo.files)) await syncPath(parent);
    assertOurs();
    await replaceFile(disk, join(folder, SETTLED_PATH), Buffer.from(upTo.note));
    await syncPath(join(folder, 'journal'));
    await settled(upTo.size);
  };
  const settle = async (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    while (settling) await settling;
    settling = settleNow().finally(() => {
      settling = null;
    });
    await settling;
  };

  return {
    get size() {
      return size;
    },
    get note() {
      return note;
    },
    publish: async (tree) => {
      if (unsynced.size === 0) unsyncedSince = performance.now();
      for (const file of tree.files) unsynced.add(file);
      if (tree.size === size) return;
      const text = checkpointText({ origin: signer.name, size: tree.size, root: tree.root });
      const signed = signNote(text, [signer]);
      assertOurs();
      await replaceFile(disk, join(folder, CHECKPOINT_PATH), Buffer.from(signed));
      size = tree.size;
      note = signed;
    },
    settle,
    settleInTime: () => {
      if (settling || unsynced.size === 0) return;
      const isLate = unsynced.size > UNSYNCED_MAX || performance.now() - unsyncedSince > SETTLE_AT_LATEST_MS;
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => void settle().catch(failed), isLate ? 0 : SETTLE_AFTER_MS).unref();
    },
    stop: () => {
      if (timer) clearTimeout(timer);
    },
  };
}
