import { z } from 'zod';

// The shapes of yente's API (github.com/opensanctions/yente, data models of 2024 and later), so that its clients work here unchanged.
const Value = z.union([z.string().max(2000), z.number(), z.boolean()]);
export const Example = z.object({
  id: z.string().max(300).nullish(),
  schema: z.string().max(60),
  properties: z.record(z.string().max(60), z.union([Value, z.array(Value).max(100)])),
});
export type Example = z.output<typeof Example>;
export const MatchBody = z.object({
  queries: z.record(z.string().max(300), Example),
  weights: z
    .record(z.string().max(60), z.number())
    .optional()
    .describe('read and not used: the score has no weights to set'),
  config: z.record(z.string().max(60), z.unknown()).optional().describe('read and not used'),
});

const Many = z.union([z.string().max(300), z.array(z.string().max(300)).max(50)]).optional();
export type Many = z.output<typeof Many>;
export const many = (value: Many): readonly string[] => (value === undefined ? [] : [value].flat());

const Filters = { includeDataset: Many, excludeDataset: Many, excludeSchema: Many, topics: Many };
export const MatchQueryString = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(5),
  threshold: z.coerce.number().min(0).max(1).default(0.7),
  cutoff: z.coerce.number().min(0).max(1).default(0.5),
  algorithm: z.string().max(60).default('best'),
  excludeEntityIds: Many,
  changedSince: z.string().max(40).optional(),
  ...Filters,
});
export const SearchQueryString = z.object({
  q: z.string().max(300).default(''),
  schema: z.string().max(60).default('Thing'),
  countries: Many,
  datasets: Many,
  limit: z.coerce.number().int().min(0).max(500).default(10),
  offset: z.coerce.number().int().min(0).max(9499).default(0),
  fuzzy: z.stringbool().default(false),
  ...Filters,
});

const Entity = {
  id: z.string(),
  caption: z.string(),
  schema: z.string(),
  properties: z.record(z.string(), z.array(z.string())),
  datasets: z.array(z.string()),
  referents: z.array(z.string()),
  target: z.boolean(),
  firstSeen: z.string().nullable(),
  lastSeen: z.string().nullable(),
  lastChange: z.string().nullable(),
};
export const EntityAnswer = z.object(Entity);
export type EntityAnswer = z.output<typeof EntityAnswer>;
const Explained = z.object({ score: z.number(), detail: z.string().nullable() });
export const ScoredEntity = z.object({
  ...Entity,
  score: z.number(),
  match: z.boolean(),
  features: z.record(z.string(), z.number()),
  explanations: z.record(z.string(), Explained),
});
export type ScoredEntity = z.output<typeof ScoredEntity>;
const Total = z.object({ value: z.number().int(), relation: z.literal('eq') });
export const Feature = z.object({ description: z.string(), coefficient: z.number(), url: z.string().nullable() });
export const MatchAnswer = z.object({
  responses: z.record(
    z.string(),
    z.object({
      status: z.literal(200),
      results: z.array(ScoredEntity),
      total: Total,
      query: z.object({
        id: z.string().nullable(),
        schema: z.string(),
        properties: z.record(z.string(), z.array(z.string())),
      }),
    }),
  ),
  matcher: z.record(z.string(), Feature),
  limit: z.number().int(),
});
const FacetValue = z.object({ name: z.string(), label: z.string(), count: z.number().int() });
export const SearchAnswer = z.object({
  results: z.array(EntityAnswer),
  facets: z.record(z.string(), z.object({ label: z.string(), values: z.array(FacetValue) })),
  total: Total,
  limit: z.number().int(),
  offset: z.number().int(),
});
const Dataset = z.object({
  name: z.string(),
  title: z.string(),
  summary: z.string().nullable(),
  load: z.boolean(),
  version: z.string(),
  indexVersion: z.string().nullable(),
  indexCurrent: z.boolean(),
  children: z.array(z.string()),
});
export const Catalog = z.object({
  datasets: z.array(Dataset),
  current: z.array(z.string()),
  outdated: z.array(z.string()),
  indexStale: z.boolean(),
});
export const Algorithms = z.object({
  algorithms: z.array(z.object({ name: z.string(), description: z.string(), features: z.record(z.string(), Feature) })),
  default: z.string(),
  best: z.string(),
});
