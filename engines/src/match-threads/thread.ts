import { parentPort, workerData } from 'node:worker_threads';
import { deserializeIndex, type MatchQuery, type SearchOptions } from '../match/index.ts';
import type { ThreadReply } from './index.ts';

/** One thread's end: opens the shared index once and answers in the order in which it is asked. */
const index = deserializeIndex(workerData as Uint8Array);

parentPort?.on(
  'message',
  ({ number, query, options }: { number: number; query: MatchQuery; options: SearchOptions }) => {
    parentPort?.postMessage(answer(number, query, options));
  },
);

function answer(number: number, query: MatchQuery, options: SearchOptions): ThreadReply {
  try {
    const started = performance.now();
    const matches = index.search(query, options);
    return { number, matches, us: Math.round((performance.now() - started) * 1000) };
  } catch {
    // Whoever asked is told; what was asked for is a name and belongs in no log.
    return { number, failed: true };
  }
}
