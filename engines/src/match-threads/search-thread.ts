import { workerData } from 'node:worker_threads';
import { deserializeIndex, type MatchQuery, type SearchOptions, warmUp } from '../match/index.ts';
import { answerWith } from './answer.ts';
import type { ThreadAnswer } from './search.ts';

const index = deserializeIndex(workerData as Uint8Array);
warmUp(index);

answerWith(({ query, options }: { query: MatchQuery; options: SearchOptions }): ThreadAnswer => {
  const started = performance.now();
  const matches = index.search(query, options);
  return { matches, us: Math.round((performance.now() - started) * 1000) };
});
