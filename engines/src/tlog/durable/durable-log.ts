import { Worker } from 'node:worker_threads';
import { LogError } from '../errors.ts';
import { fileStore } from '../file-store.ts';
import { MAX_BATCH_ENTRIES, readRange } from '../log.ts';
import type { Signer } from '../note.ts';
import { clearReplayed } from '../sweep.ts';
import { type Framed, frameAll, MAX_PAYLOAD_BYTES } from './blocks.ts';
import { type Disk, realDisk } from './disk.ts';
import type { Start, Task, Told } from './integrator.ts';
import { type Journal, openJournal, takeJournal, type Written } from './journal.ts';
import { openPublisher, type Publisher } from './publisher.ts';
import { type Recovered, recover } from './recover.ts';

export { type Disk, type Framed, frameAll, realDisk };

/** A group commit takes what waits up to so many bytes; an append is never split. */
const COMMIT_BYTES = 4 * 1024 * 1024;
/** Appends wait while so many entries are durable and not yet in the tree. */
const MAX_BEHIND = 2_000_000;
const MAX_APPEND_BYTES = MAX_PAYLOAD_BYTES / 2;

export type DurableLog = {
  /** Entries that are durable: the index that the next one gets. */
  readonly size: number;
  /** Entries that a signed checkpoint covers; what is read and proven. */
  readonly published: number;
  /** Why the log takes nothing more, or null. Final for this log: it has to be opened again. */
  readonly stopped: LogError | null;
  /** Bytes of appends that wait for the disk. */
  readonly waiting: number;
  /** Returns once the entries are durable (one fdatasync is shared by all that wait); they become part of the tree soon after. */
  append(entries: readonly Uint8Array[]): Promise<{ first: number }>;
  /** The same for entries that are framed already, as `frameAll` does it. */
  appendFramed(framed: Framed): Promise<{ first: number }>;
  /** Returns once everything durable at the call is in the tree and under a signed checkpoint. */
  publish(): Promise<void>;
  checkpoint(): string;
  readEntries(from: number, to: number): Promise<Uint8Array[]>;
  /** Publishes and settles, then lets go. */
  close(): Promise<void>;
};
export type DurableLogInput = { folder: string; signer: Signer; disk?: Disk };

type Pending = { framed: Framed; done: (first: number) => void; failed: (cause: unknown) => void };
type Waiter = { size: number; done: () => void; failed: (cause: unknown) => void };

/**
 * Opens the log in a folder, or creates it. Durability and publication are apart: an append is acknowledged when its block is
 * synced in the journal; a thread hashes it into the tree and writes the tiles; a checkpoint follows at least ten times a second
 * while entries come. After a crash at any point everything that was acknowledged is there.
 *
 * A write or sync that fails stops the log (`log.stopped`, the cause kept): after a failed fsync nobody knows what the disk holds.
 * One writer at a time: one that was overtaken is refused with `log.superseded` before it acknowledges.
 */
export async function openDurableLog({ folder, signer, disk = realDisk }: DurableLogInput): Promise<DurableLog> {
  const taken = await takeJournal(folder, disk);
  const recovered = await recover(folder, fileStore(folder), signer);
  const journal = openJournal(taken, disk);
  const log = new Writer({ folder, signer, disk, journal, recovered, assertOurs: taken.assertOurs });
  try {
    await log.replay(recovered);
  } catch (cause) {
    await log.abandon();
    throw cause;
  }
  return log;
}

type WriterInput = {
  folder: string;
  signer: Signer;
  disk: Disk;
  journal: Journal;
  recovered: Recovered;
  assertOurs: () => void;
};

class Writer implements DurableLog {
  readonly #journal: Journal;
  readonly #publisher: Publisher;
  readonly #thread: Worker;
  readonly #store: ReturnType<typeof fileStore>;
  #size: number;
  #waiting = 0;
  #pending: Pending[] = [];
  #committing: Promise<void> | null = null;
  #publishing: Promise<void> = Promise.resolve();
  #waiters: Waiter[] = [];
  #stopped: LogError | null = null;
  #closed = false;

  constructor({ folder, signer, disk, journal, recovered, assertOurs }: WriterInput) {
    this.#journal = journal;
    this.#size = recovered.size;
    this.#store = fileStore(folder);
    this.#publisher = openPublisher({
      folder,
      signer,
      disk,
      assertOurs,
      start: { size: recovered.published.size, note: recovered.note },
      settled: (size) => journal.drop(size),
      failed: (cause) => this.#stop(cause),
    });
    const start: Start = { folder, state: recovered.state, expect: recovered.published };
    this.#thread = new Worker(new URL('./integrator.ts', import.meta.url), { workerData: start });
    this.#thread.unref();
    this.#thread.on('message', (told: Told) => this.#heard(told));
    this.#thread.on('error', (cause) => this.#stop(cause));
    this.#thread.on('exit', () => {
      if (!this.#closed) this.#stop(new Error('the thread that integrates ended'));
    });
  }

  get size(): number {
    return this.#size;
  }
  get published(): number {
    return this.#publisher.size;
  }
  get stopped(): LogError | null {
    return this.#stopped;
  }
  get waiting(): number {
    return this.#waiting;
  }

  async append(entries: readonly Uint8Array[]): Promise<{ first: number }> {
    if (entries.length > MAX_BATCH_ENTRIES) throw batchTooLarge();
    return this.appendFramed(frameAll(entries));
  }

  appendFramed(framed: Framed): Promise<{ first: number }> {
    if (this.#stopped) return Promise.reject(this.#stopped);
    if (framed.payload.length > MAX_APPEND_BYTES) return Promise.reject(batchTooLarge());
    if (framed.count === 0) return Promise.resolve({ first: this.#size });
    return new Promise((resolve, failed) => {
      this.#pending.push({ framed, done: (first) => resolve({ first }), failed });
      this.#waiting += framed.payload.length;
      this.#committing ??= this.#commitAll();
    });
  }

  publish(): Promise<void> {
    if (this.#publisher.size >= this.#size) return Promise.resolve();
    if (this.#stopped) return Promise.reject(this.#stopped);
    return new Promise((done, failed) => {
      this.#waiters.push({ size: this.#size, done, failed });
      this.#tell({ kind: 'publish' });
    });
  }

  checkpoint(): string {
    return this.#publisher.note;
  }

  readEntries(from: number, to: number): Promise<Uint8Array[]> {
    return readRange(this.#store, this.#publisher.size, { from, to });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    while (this.#committing) await this.#committing;
    try {
      await this.publish();
      await this.#publishing;
      await this.#journal.close();
      if (!this.#stopped) await this.#publisher.settle();
    } finally {
      await this.abandon();
    }
  }

  /** Integrates and settles what a crash left in the journal; the segments are gone afterwards. */
  async replay({ blocks, state, size }: Recovered): Promise<void> {
    for (const { path, offset, bytes, count, skip } of blocks) {
      this.#tell({ kind: 'block', path, offset, bytes, count, skip });
    }
    if (blocks.length > 0) this.#tell({ kind: 'publish' });
    if (this.#publisher.size < size) await this.publish();
    else if (state.size < size) await new Promise<void>((done, failed) => this.#waiters.push({ size, done, failed }));
    await clearReplayed(this.#store, state.size, size);
    await this.#publisher.settle();
  }

  async abandon(): Promise<void> {
    this.#closed = true;
    this.#publisher.stop();
    await this.#thread.terminate();
    await this.#journal.close();
    this.#stop(new LogError('log.superseded', 'the log was closed'));
  }

  async #commitAll(): Promise<void> {
    // What came in the same turn of the event loop shares the first sync.
    await Promise.resolve();
    while (this.#pending.length > 0 && !this.#stopped) {
      if (this.#size - this.#publisher.size > MAX_BEHIND) await this.publish().catch(() => undefined);
      const group = this.#takeGroup();
      try {
        const written = await this.#journal.commit(
          group.map(({ framed }) => framed),
          this.#size,
        );
        this.#acknowledge(group, written);
      } catch (cause) {
        const stopped = this.#stop(cause);
        for (const { failed } of group) failed(stopped);
      }
    }
    this.#committing = null;
  }

  #takeGroup(): Pending[] {
    let bytes = 0;
    let count = 0;
    for (const { framed } of this.#pending) {
      if (count > 0 && bytes + framed.payload.length > COMMIT_BYTES) break;
      bytes += framed.payload.length;
      count += 1;
    }
    this.#waiting -= bytes;
    return this.#pending.splice(0, count);
  }

  #acknowledge(group: readonly Pending[], { path, offset, bytes, first, count }: Written): void {
    this.#size = first + count;
    this.#tell({ kind: 'block', path, offset, bytes, count, skip: 0 });
    let at = first;
    for (const { framed, done } of group) {
      done(at);
      at += framed.count;
    }
  }

  #heard(told: Told): void {
    if (told.kind === 'failed') this.#stop(new LogError('log.broken', told.message, told.where));
    else this.#publishing = this.#publishing.then(() => this.#published(told));
  }

  async #published(tree: Extract<Told, { kind: 'ready' }>): Promise<void> {
    if (this.#stopped && this.#closed) return;
    try {
      await this.#publisher.publish(tree);
    } catch (cause) {
      this.#stop(cause);
      return;
    }
    this.#tell({ kind: 'published', size: tree.size });
    const ready = this.#waiters.filter((waiter) => waiter.size <= tree.size);
    this.#waiters = this.#waiters.filter((waiter) => waiter.size > tree.size);
    for (const { done } of ready) done();
    this.#publisher.settleInTime();
  }

  #tell(task: Task): void {
    this.#thread.postMessage(task);
  }

  /** The first cause is the one that is kept; whoever waits is told. */
  #stop(cause: unknown): LogError {
    this.#stopped ??=
      cause instanceof LogError
        ? cause
        : Object.assign(new LogError('log.stopped', 'the log could not be written'), { cause });
    const stopped = this.#stopped;
    for (const { failed } of this.#pending.splice(0)) failed(stopped);
    for (const { failed } of this.#waiters.splice(0)) failed(stopped);
    return stopped;
  }
}

function batchTooLarge(): LogError {
  return new LogError(
    'log.batch_too_large',
    `an append takes at most ${MAX_BATCH_ENTRIES} entries, ${MAX_APPEND_BYTES} bytes`,
  );
}
