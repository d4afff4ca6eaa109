import type { ListedEntity } from '@acquaint/engines/lists';
import { ALGORITHM, type MatchResult } from '@acquaint/engines/match';
import { z } from 'zod';
import type { Ctx, Db, Tx } from '#platform/db';
import { Problem } from '#platform/errors';
import { defineRoute } from '#platform/http';
import { record } from '#platform/record';
import { type Watchlists, watchlists } from '../lists.ts';
import { readListRows } from '../operations/read-lists.ts';
import { ownLists } from '../own/held.ts';
import {
  type Asked,
  checkAlgorithm,
  checkSchema,
  checkScope,
  entityAnswer,
  findMatches,
  questionsOf,
  readExample,
  type Scope,
  scoredAnswer,
} from './answer.ts';
import { searchedLists } from './searched.ts';
import {
  Algorithms,
  Catalog,
  EntityAnswer,
  type Feature,
  MatchAnswer,
  MatchBody,
  MatchQueryString,
  many,
  SearchAnswer,
  SearchQueryString,
} from './wire.ts';

const BATCH = 100;
const SEARCHED = 0.6;
const SEARCHED_FUZZY = 0.5;
const FEATURES: Record<string, z.output<typeof Feature>> = {
  name_match: {
    description: 'How alike the names are, part by part and by how rare each is',
    coefficient: 1,
    url: null,
  },
  birth_date: { description: 'Birth dates that agree or do not, as far as both are known', coefficient: 1, url: null },
  country: { description: 'Countries that agree or do not', coefficient: 1, url: null },
  identifier: { description: 'The same number of an identity, a ship or a wallet', coefficient: 1, url: null },
};
const DatasetPath = z.object({ dataset: z.string().max(100) });

/** `POST /match/{dataset}`: examples against the lists, at most a hundred at once. */
export const yenteMatchRoute = defineRoute({
  method: 'POST',
  path: '/match/:dataset',
  tag: 'screening',
  summary: 'Match examples, as a client of yente asks',
  access: { kind: 'tenant', permission: 'screening.write' },
  params: DatasetPath,
  query: MatchQueryString,
  body: MatchBody,
  replay: false,
  returns: MatchAnswer,
  perform: async (ctx, { params, query, body }) => {
    const lists = await searchedLists(ctx);
    const scope: Scope = {
      dataset: params.dataset,
      include: many(query.includeDataset),
      exclude: many(query.excludeDataset),
      excludeSchema: many(query.excludeSchema),
      excludeIds: many(query.excludeEntityIds),
      topics: many(query.topics),
    };
    checkScope(lists, scope);
    checkAlgorithm(query.algorithm);
    if (query.changedSince !== undefined) throw new Problem('screening.filter_unsupported', 400);
    const asked = Object.entries(body.queries).map(([key, example]) => [key, readExample(example)] as const);
    if (asked.length === 0 || asked.length > BATCH) throw new Problem('screening.batch_size', 400, { max: BATCH });
    const seen = await lastSeen(ctx);
    const answers = await Promise.all(
      asked.map(async ([key, example]) => [key, await answerOne(lists, example, { scope, query, seen })] as const),
    );
    const found = answers.reduce((sum, [, { total }]) => sum + total.value, 0);
    await ctx.database.write(ctx, (tx) => noteSearch(tx, found));
    return { responses: Object.fromEntries(answers), matcher: FEATURES, limit: query.limit };
  },
});

type Asking = { scope: Scope; query: z.output<typeof MatchQueryString>; seen: ReadonlyMap<string, string> };

async function answerOne(lists: Watchlists, asked: Asked, { scope, query, seen }: Asking) {
  const cutoff = Math.min(query.cutoff, query.threshold);
  const matches = await findMatches(lists, questionsOf(asked), scope, cutoff);
  const shown = await entitiesOf(lists, matches.slice(0, query.limit));
  return {
    status: 200 as const,
    results: shown.map(({ entity, match }) =>
      scoredAnswer(entityAnswer(entity, seen.get(entity.list) ?? null), match, query.threshold),
    ),
    total: { value: matches.filter((match) => match.match_score >= query.threshold).length, relation: 'eq' as const },
    query: asked,
  };
}

async function entitiesOf(
  lists: Watchlists,
  matches: readonly MatchResult[],
): Promise<{ entity: ListedEntity; match: MatchResult }[]> {
  const found: { entity: ListedEntity; match: MatchResult }[] = [];
  for (const match of matches) {
    const entity = await lists.entity(match.entity_id);
    if (entity) found.push({ entity, match });
  }
  return found;
}

async function lastSeen(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.database.read(ctx, (db) => readListRows(db));
  return new Map(rows.map((row) => [row.list, row.loadedAt.toISOString()]));
}

async function noteSearch(tx: Tx, matches: number): Promise<void> {
  await record(tx, {
    action: 'screening.searched',
    subject: { prefix: 'ten', id: tx.tenantId },
    after: { matches, algorithm: ALGORITHM },
  });
}

/** `GET /search/{dataset}`: a text against all names, with counts by country, data set and topic. */
export const yenteSearchRoute = defineRoute({
  method: 'GET',
  path: '/search/:dataset',
  tag: 'screening',
  summary: 'Search for a text, as a client of yente asks',
  access: { kind: 'tenant', permission: 'screening.write' },
  params: DatasetPath,
  query: SearchQueryString,
  returns: SearchAnswer,
  perform: async (ctx, { params, query }) => {
    const lists = await searchedLists(ctx);
    const scope: Scope = {
      dataset: params.dataset,
      include: [...many(query.includeDataset), ...many(query.datasets)],
      exclude: many(query.excludeDataset),
      excludeSchema: many(query.excludeSchema),
      excludeIds: [],
      topics: many(query.topics),
    };
    checkScope(lists, scope);
    checkSchema(query.schema);
    const asked: Asked = { id: null, schema: query.schema, properties: { name: query.q.trim() ? [query.q] : [] } };
    const matches = await findMatches(lists, questionsOf(asked), scope, query.fuzzy ? SEARCHED_FUZZY : SEARCHED);
    const countries = many(query.countries);
    const found = (await entitiesOf(lists, matches)).filter(
      ({ entity }) => countries.length === 0 || countries.some((one) => entity.countries.includes(one.toLowerCase())),
    );
    const seen = await lastSeen(ctx);
    await ctx.database.write(ctx, (tx) => noteSearch(tx, found.length));
    return {
      results: found
        .slice(query.offset, query.offset + query.limit)
        .map(({ entity }) => entityAnswer(entity, seen.get(entity.list) ?? null)),
      facets: {
        countries: facet('Countries', found, (entity) => entity.countries),
        datasets: facet('Data sources', found, (entity) => [entity.list]),
        topics: facet('Topics', found, (entity) => entity.topics),
      },
      total: { value: found.length, relation: 'eq' as const },
      limit: query.limit,
      offset: query.offset,
    };
  },
});

function facet(
  label: string,
  found: readonly { entity: ListedEntity }[],
  valuesOf: (entity: ListedEntity) => readonly string[],
) {
  const counts = new Map<string, number>();
  for (const { entity } of found) for (const value of valuesOf(entity)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts].map(([name, count]) => ({ name, label: name, count }));
  return { label, values: values.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)) };
}

/** `GET /entities/{id}`. */
export const yenteEntityRoute = defineRoute({
  method: 'GET',
  path: '/entities/:id',
  tag: 'screening',
  summary: 'One listed entity, as a client of yente asks',
  access: { kind: 'tenant', permission: 'lists.read' },
  params: z.object({ id: z.string().max(300) }),
  query: z.object({ nested: z.stringbool().default(true).describe('nothing is nested here: an entity stands alone') }),
  returns: EntityAnswer,
  perform: async (ctx, { params, exchange }) => {
    // Who is on an own list is told to those who may read own lists.
    const lists = exchange.caller.permissions.has('own_lists.read') ? await searchedLists(ctx) : watchlists(ctx);
    const entity = await lists.entity(params.id);
    if (!entity) throw new Problem('entity.not_found', 404);
    return entityAnswer(entity, (await lastSeen(ctx)).get(entity.list) ?? null);
  },
});

/** `GET /catalog`: the lists and their versions. */
export const yenteCatalogRoute = defineRoute({
  method: 'GET',
  path: '/catalog',
  tag: 'screening',
  summary: 'The lists, as a client of yente asks',
  access: { kind: 'tenant', permission: 'lists.read' },
  returns: Catalog,
  read: async (db: Db) => {
    const rows = await readListRows(db);
    const { blocks } = await ownLists(db);
    const names = [...rows.map((row) => row.list), ...blocks.map((one) => one.list)];
    const version =
      rows
        .map((row) => row.version)
        .sort()
        .at(-1) ?? '';
    const collection = (name: string, title: string) => ({
      ...{ name, title, summary: null, load: false, version, indexVersion: version, indexCurrent: true },
      children: names,
    });
    return {
      datasets: [
        collection('default', 'All lists'),
        ...rows.map((row) => ({
          name: row.list,
          title: row.title,
          summary: row.authority,
          load: true,
          version: row.version,
          indexVersion: row.version,
          indexCurrent: row.status === 'current',
          children: [],
        })),
        ...blocks.map(({ list, version: own }) => ({
          ...{ name: list, title: list, summary: null, load: true, version: own, indexVersion: own },
          ...{ indexCurrent: true, children: [] },
        })),
      ],
      current: [
        ...rows.filter((row) => row.status === 'current').map((row) => row.list),
        ...blocks.map((one) => one.list),
      ],
      outdated: rows.filter((row) => row.status !== 'current').map((row) => row.list),
      indexStale: rows.some((row) => row.status !== 'current'),
    };
  },
});

/** `GET /algorithms`. */
export const yenteAlgorithmsRoute = defineRoute({
  method: 'GET',
  path: '/algorithms',
  tag: 'screening',
  summary: 'How matches are scored, as a client of yente asks',
  access: { kind: 'tenant', permission: 'lists.read' },
  returns: Algorithms,
  read: async () => ({
    algorithms: [
      {
        name: ALGORITHM,
        description:
          'Names part by part across scripts, weighed by rarity; facts beside the name move the score and say so.',
        features: FEATURES,
      },
    ],
    default: ALGORITHM,
    best: ALGORITHM,
  }),
});

export const yenteRoutes = [
  yenteMatchRoute,
  yenteSearchRoute,
  yenteEntityRoute,
  yenteCatalogRoute,
  yenteAlgorithmsRoute,
];
