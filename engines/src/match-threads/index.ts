import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { isIndexFile, type MatchQuery, type MatchResult, type SearchOptions } from '../match/index.ts';

/** A search that could not be answered: every thread has too much to do, or the thread that had it ended. */
export class SearchFailed extends Error {
  readonly code: 'search.busy' | 'search.failed';

  constructor(code: 'search.busy' | 'search.failed', cause?: unknown) {
    super(code === 'search.busy' ? 'too many searches are waiting' : 'the thread that searched has ended', { cause });
    this.code = code;
  }
}

/** Matches as `NameIndex.search` gives them, and the microseconds that the search itself took. */
export type ThreadAnswer = { matches: MatchResult[]; us: number };
export type MatchThreads = {
  search(query: MatchQuery, options?: SearchOptions): Promise<ThreadAnswer>;
  /** Answers what was asked before, then ends the threads. */
  close(): Promise<void>;
};

type Asked = { query: MatchQuery; options: SearchOptions };
type Waiting = Asked & { resolve: (answer: ThreadAnswer) => void; reject: (error: Error) => void };
type Thread = { worker: Worker; asked: Map<number, Waiting> };
export type ThreadReply = { number: number } & (ThreadAnswer | { failed: true });

/** Questions that a thread holds at once: the next one is there when one is answered. */
const HELD = 2;
/** Questions that may wait: at half a millisecond each, a second's work of four threads. */
const WAITING = 10_000;

/**
 * Threads that search one index of `serializeIndex` at a time each. Its bytes are shared, never copied: `bytes` must lie on a
 * SharedArrayBuffer. A thread that ends takes its own questions with it, and another one starts. Throws for what is no index.
 */
export function openMatchThreads(bytes: Uint8Array<SharedArrayBuffer>, count = availableParallelism()): MatchThreads {
  if (!isIndexFile(Uint8Array.from(bytes.subarray(0, 64)))) throw new SearchFailed('search.failed');
  return new Threads(bytes, Math.max(1, count));
}

/** The bytes on memory that threads can share. */
export function shareBytes(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

class Threads implements MatchThreads {
  readonly #bytes: Uint8Array<SharedArrayBuffer>;
  readonly #threads: Thread[];
  readonly #waiting: Waiting[] = [];
  #number = 0;
  #closed: { resolve: () => void; promise: Promise<void> } | null = null;

  constructor(bytes: Uint8Array<SharedArrayBuffer>, count: number) {
    this.#bytes = bytes;
    this.#threads = Array.from({ length: count }, () => this.#start());
  }

  search(query: MatchQuery, options: SearchOptions = {}): Promise<ThreadAnswer> {
    if (this.#closed || this.#waiting.length >= WAITING) return Promise.reject(new SearchFailed('search.busy'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ query, options, resolve, reject });
      this.#give();
    });
  }

  async close(): Promise<void> {
    if (!this.#closed) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#closed = { promise, resolve };
      this.#endWhenDone();
    }
    await this.#closed.promise;
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #start(): Thread {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: this.#bytes });
    worker.unref();
    const thread: Thread = { worker, asked: new Map() };
    worker.on('message', (reply: ThreadReply) => this.#answered(thread, reply));
    worker.on('error', (error) => this.#ended(thread, error));
    worker.on('exit', () => this.#ended(thread));
    return thread;
  }

  #give(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#threads.reduce((least, one) => (one.asked.size < least.asked.size ? one : least));
      if (thread.asked.size >= HELD) return;
      const asked = this.#waiting.shift() as Waiting;
      const number = ++this.#number;
      thread.asked.set(number, asked);
      // A process that waits for an answer lives until it has it.
      thread.worker.ref();
      thread.worker.postMessage({ number, query: asked.query, options: asked.options });
    }
  }

  #answered(thread: Thread, reply: ThreadReply): void {
    const asked = thread.asked.get(reply.number);
    thread.asked.delete(reply.number);
    if (thread.asked.size === 0) thread.worker.unref();
    if ('failed' in reply) asked?.reject(new SearchFailed('search.failed'));
    else asked?.resolve({ matches: reply.matches, us: reply.us });
    this.#give();
    this.#endWhenDone();
  }

  #ended(thread: Thread, cause?: unknown): void {
    const at = this.#threads.indexOf(thread);
    if (at < 0) return;
    for (const { reject } of thread.asked.values()) reject(new SearchFailed('search.failed', cause));
    thread.asked.clear();
    if (this.#closed) this.#threads.splice(at, 1);
    else this.#threads[at] = this.#start();
    if (!this.#closed) this.#give();
    this.#endWhenDone();
  }

  #endWhenDone(): void {
    if (this.#closed && this.#waiting.length === 0 && this.#threads.every(({ asked }) => asked.size === 0))
      this.#closed.resolve();
  }
}
