import { availableParallelism } from 'node:os';
import { deserializeIndex, type MatchQuery, type MatchResult, type SearchOptions } from '../match/index.ts';
import { AskedThread } from './asked-thread.ts';

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
type Waiting = Asked & { resolve: (answer: ThreadAnswer) => void; reject: (error: unknown) => void };

/** Questions that a thread holds at once: the next one is there when one is answered. */
const HELD = 2;
/** Questions that may wait: at half a millisecond each, a second's work of four threads. */
const WAITING = 10_000;

/**
 * Threads that search one index of `serializeIndex` at a time each. Its bytes are shared, never copied: `bytes` must lie on a
 * SharedArrayBuffer. A thread that ends takes its own questions with it, and another one starts. Throws `IndexUnreadable` for what is no index.
 */
export function openMatchThreads(bytes: Uint8Array<SharedArrayBuffer>, count = availableParallelism()): MatchThreads {
  // What a thread could not open either would start threads without end.
  deserializeIndex(bytes);
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
  readonly #threads: AskedThread[];
  readonly #waiting: Waiting[] = [];
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
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  #start(): AskedThread {
    return new AskedThread(new URL('./search-thread.ts', import.meta.url), {
      data: this.#bytes,
      failure: (cause) => new SearchFailed('search.failed', cause),
      ended: (thread) => this.#ended(thread),
    });
  }

  #give(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#threads.reduce((least, one) => (one.asked < least.asked ? one : least));
      if (thread.asked >= HELD) return;
      void this.#ask(thread, this.#waiting.shift() as Waiting);
    }
  }

  async #ask(thread: AskedThread, { query, options, resolve, reject }: Waiting): Promise<void> {
    try {
      resolve((await thread.ask({ query, options })) as ThreadAnswer);
    } catch (error) {
      reject(error);
    }
    this.#give();
    this.#endWhenDone();
  }

  #ended(thread: AskedThread): void {
    const at = this.#threads.indexOf(thread);
    if (at >= 0 && !this.#closed) this.#threads[at] = this.#start();
    this.#give();
  }

  #endWhenDone(): void {
    if (this.#closed && this.#waiting.length === 0 && this.#threads.every(({ asked }) => asked === 0))
      this.#closed.resolve();
  }
}
