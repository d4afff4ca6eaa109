export {
  type MatchThreads,
  openMatchThreads,
  SearchFailed,
  shareBytes,
  type ThreadAnswer,
} from './search.ts';
export { openShardThreads, SHARD, type ShardThreads } from './shards.ts';
