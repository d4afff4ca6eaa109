import { Worker } from 'node:worker_threads';
import { QueryRefused } from '../match/index.ts';

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };
export type Reply = { number: number; answer?: unknown; failed?: true; refused?: true };

/** One thread that is asked and answers in turn. What it was asked when it ended is answered with `failure`. */
export class AskedThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #failure: (cause?: unknown) => Error;
  #number = 0;

  constructor(
    module: URL,
    settings: { data?: unknown; failure: (cause?: unknown) => Error; ended?: (thread: AskedThread) => void },
  ) {
    this.#failure = settings.failure;
    this.#worker = new Worker(module, { workerData: settings.data });
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => this.#answered(reply));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => {
      this.#fail();
      settings.ended?.(this);
    });
  }

  /** Questions that are not answered yet. */
  get asked(): number {
    return this.#waiting.size;
  }

  ask(request: unknown): Promise<unknown> {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      // A process that waits for an answer lives until it has it.
      this.#worker.ref();
      this.#worker.postMessage({ number, request });
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #answered({ number, answer, failed, refused }: Reply): void {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (refused) waiting?.reject(new QueryRefused());
    else if (failed) waiting?.reject(this.#failure());
    else waiting?.resolve(answer);
  }

  #fail(cause?: unknown): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(this.#failure(cause));
  }
}
