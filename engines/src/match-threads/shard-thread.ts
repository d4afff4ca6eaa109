import type { ListedEntity } from '../lists/index.ts';
import { IndexBuilder, type MatchQuery, type NameIndex, openIndex } from '../match/index.ts';
import { answerWith } from './answer.ts';
import { SHARD, type ShardRequest } from './shards.ts';

/** What a name must reach to be a candidate: far below any threshold, since a search does not score alike both ways. */
const THRESHOLD = 0.2;
const LIMIT = 200;

type Group = { shards: NameIndex[]; building: IndexBuilder | null; inBuilding: number };
const groups = new Map<string, Group>();

answerWith((request: ShardRequest): string[] => {
  if ('forget' in request) groups.delete(request.forget);
  if ('add' in request) add(request.add, request.entities);
  return 'lookUp' in request ? lookUp(request.lookUp, request.queries) : [];
});

function add(name: string, entities: readonly ListedEntity[]): void {
  const group: Group = groups.get(name) ?? { shards: [], building: null, inBuilding: 0 };
  groups.set(name, group);
  group.building ??= new IndexBuilder();
  for (const entity of entities) group.building.add(entity);
  group.inBuilding += entities.length;
  if (group.inBuilding >= SHARD) close(group);
}

function close(group: Group): void {
  if (group.building) group.shards.push(openIndex(group.building.build()));
  group.building = null;
  group.inBuilding = 0;
}

function lookUp(name: string, queries: readonly MatchQuery[]): string[] {
  const group = groups.get(name);
  if (!group) return [];
  close(group);
  const ids = new Set<string>();
  for (const shard of group.shards)
    for (const query of queries)
      for (const hit of shard.search(query, { threshold: THRESHOLD, limit: LIMIT, profile: 'fuzzy' }))
        ids.add(hit.entity_id);
  return [...ids];
}
