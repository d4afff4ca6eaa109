import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import {
  deserializeIndex,
  isIndexFile,
  type MatchQuery,
  type MatchResult,
  type NameIndex,
  QueryRefused,
  type SearchOptions,
  serializeIndex,
  warmUp,
} from '@acquaint/engines/match';
import { type MatchThreads, openMatchThreads, SearchFailed, shareBytes } from '@acquaint/engines/match-threads';
import { WrongUse } from '../usage.ts';
import { indexLists } from './open-lists.ts';

/** What a search came to: `us` are the microseconds of the search itself, `error` says why there is no list of matches. */
export type Found = { matches: MatchResult[]; us: number } | { matches: null; us: 0; error: string };

/** Queries answered on this thread before others are started: a thread costs some 100 ms and 60 MB. */
const ALONE = 500;

/** Searches lists: the first queries on this thread, a longer run of them on every core over one index in shared memory. */
export class Searcher {
  readonly #bytes: Uint8Array<SharedArrayBuffer>;
  readonly #count: number;
  #alone: NameIndex | null;
  #threads: MatchThreads | null = null;
  #asked = 0;
  readonly size: NameIndex['size'];

  constructor(bytes: Uint8Array<SharedArrayBuffer>, count = availableParallelism()) {
    this.#bytes = bytes;
    this.#count = count;
    const alone = deserializeIndex(bytes);
    warmUp(alone);
    this.#alone = alone;
    this.size = alone.size;
  }

  /** Answers one query. Many may be asked at a time; a thread that ended is told as `search.failed`, a name that is none as `query.too_long`, never as no match. */
  async search(query: MatchQuery, options: SearchOptions): Promise<Found> {
    try {
      if (this.#alone && (this.#count === 1 || this.#asked++ < ALONE)) return searchWith(this.#alone, query, options);
      this.#alone = null;
      this.#threads ??= openMatchThreads(this.#bytes, this.#count);
      return await this.#threads.search(query, options);
    } catch (error) {
      if (error instanceof SearchFailed || error instanceof QueryRefused)
        return { matches: null, us: 0, error: error.code };
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#threads?.close();
  }
}

function searchWith(index: NameIndex, query: MatchQuery, options: SearchOptions): Found {
  const started = performance.now();
  const matches = index.search(query, options);
  return { matches, us: Math.round((performance.now() - started) * 1000) };
}

/** Opens an index file, or builds an index from a folder of lists. Throws `WrongUse` when there is neither. */
export async function openSearcher(path: string, warn: (text: string) => void, threads?: number): Promise<Searcher> {
  const bytes = (await readIndex(path)) ?? shareBytes(serializeIndex(await indexLists(path, warn)));
  return new Searcher(bytes, threads);
}

/** The bytes of an index file, read straight into memory that threads can share; null for anything else. */
async function readIndex(path: string): Promise<Uint8Array<SharedArrayBuffer> | null> {
  const file = await open(path).catch(() => null);
  if (!file) throw new WrongUse(`${path} does not exist`);
  try {
    const found = await file.stat();
    if (!found.isFile()) return null;
    const start = new Uint8Array(40);
    await file.read(start, 0, start.length, 0);
    if (!isIndexFile(start)) return null;
    const bytes = new Uint8Array(new SharedArrayBuffer(found.size));
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at, at);
      // A file that shrank meanwhile is told as a damaged index.
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}
