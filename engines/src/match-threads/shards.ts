import { availableParallelism } from 'node:os';
import type { ListedEntity } from '../lists/index.ts';
import type { MatchQuery } from '../match/index.ts';
import { AskedThread } from './asked-thread.ts';
import { SearchFailed } from './search.ts';

/** A search keeps some hundred names at most, so a shard is small enough that no common name in it can crowd out another. */
export const SHARD = 10_000;
/** Names looked up by one question to a thread. */
const ASKED = 200;

export type ShardRequest =
  | { add: string; entities: readonly ListedEntity[] }
  | { lookUp: string; queries: readonly MatchQuery[] }
  | { forget: string };

/** Groups of many entities in memory, each spread over all threads in shards: who of a group may be meant by these names? */
export type ShardThreads = {
  /** Adds entities to a group; the group begins with its first. */
  add(group: string, entities: readonly ListedEntity[]): Promise<void>;
  /** Ids of the group that any of the queries may mean, generously. A thread that ended throws, and its groups are gone. */
  lookUp(group: string, queries: readonly MatchQuery[]): Promise<Set<string>>;
  forget(group: string): void;
  close(): Promise<void>;
};

/** Threads that start when the first group comes. */
export function openShardThreads(count = availableParallelism()): ShardThreads {
  return new Shards(Math.max(1, count));
}

class Shards implements ShardThreads {
  readonly #count: number;
  #threads: AskedThread[] = [];
  /** Groups that are whole: one that lost a thread is none. */
  readonly #groups = new Map<string, { next: number }>();

  constructor(count: number) {
    this.#count = count;
  }

  async add(name: string, entities: readonly ListedEntity[]): Promise<void> {
    const threads = this.#started();
    const group = this.#groups.get(name) ?? { next: 0 };
    this.#groups.set(name, group);
    await threads[group.next++ % threads.length]?.ask({ add: name, entities } satisfies ShardRequest);
  }

  async lookUp(name: string, queries: readonly MatchQuery[]): Promise<Set<string>> {
    if (!this.#groups.has(name)) throw new SearchFailed('search.failed');
    const ids = new Set<string>();
    await Promise.all(
      this.#threads.map(async (thread) => {
        for (let at = 0; at < queries.length; at += ASKED) {
          const request: ShardRequest = { lookUp: name, queries: queries.slice(at, at + ASKED) };
          for (const id of (await thread.ask(request)) as string[]) ids.add(id);
        }
      }),
    );
    if (!this.#groups.has(name)) throw new SearchFailed('search.failed');
    return ids;
  }

  forget(name: string): void {
    this.#groups.delete(name);
    for (const thread of this.#threads) thread.ask({ forget: name } satisfies ShardRequest).catch(() => undefined);
  }

  async close(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    this.#groups.clear();
    await Promise.all(threads.map((thread) => thread.end()));
  }

  #started(): AskedThread[] {
    while (this.#threads.length < this.#count) {
      this.#threads.push(
        new AskedThread(new URL('./shard-thread.ts', import.meta.url), {
          failure: (cause) => new SearchFailed('search.failed', cause),
          ended: (thread) => this.#lost(thread),
        }),
      );
    }
    return this.#threads;
  }

  #lost(thread: AskedThread): void {
    if (!this.#threads.includes(thread)) return;
    this.#threads = this.#threads.filter((one) => one !== thread);
    this.#groups.clear();
  }
}
