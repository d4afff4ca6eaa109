import { countryCode, ftmProperties, type ListedEntity } from '@acquaint/engines/lists';
import { ALGORITHM, type MatchQuery, type MatchResult } from '@acquaint/engines/match';
import { Problem } from '#platform/errors';
import type { Watchlists } from '../lists.ts';
import type { EntityAnswer, Example, ScoredEntity } from './wire.ts';

/** All lists together, under the names that clients of yente use, and the two halves by what the lists are about. */
const EVERYTHING: ReadonlySet<string> = new Set(['default', 'all']);
const HALVES: Readonly<Record<string, RegExp>> = { sanctions: /^(?:sanction|crime|debarment|export)/, peps: /^role\./ };
/** What yente calls its methods: all are answered by ours, under our name. */
const ALGORITHMS: ReadonlySet<string> = new Set([
  ...['best', 'default', 'logic-v1', 'logic-v2', 'regression-v1', 'regression-v2', 'name-based', 'name-qualified'],
  ALGORITHM,
]);
const SCHEMATA: ReadonlySet<string> = new Set([
  ...['Thing', 'LegalEntity', 'Person', 'Organization', 'Company', 'PublicBody', 'Vessel', 'Airplane', 'Vehicle'],
  ...['CryptoWallet', 'Asset', 'Security', 'Address', 'Position'],
]);
const NAMES = ['name', 'alias', 'previousName', 'weakAlias'] as const;
const COUNTRIES = ['nationality', 'citizenship', 'country', 'jurisdiction', 'mainCountry', 'flag'] as const;
const IDENTIFIERS = [
  ...['idNumber', 'passportNumber', 'registrationNumber', 'taxNumber', 'leiCode', 'imoNumber', 'mmsi', 'innCode'],
  ...['ogrnCode', 'swiftBic', 'publicKey', 'socialSecurityNumber', 'vatCode'],
] as const;
const NAMES_AT_MOST = 50;
const CANDIDATES = 500;

export type Scope = {
  dataset: string;
  include: readonly string[];
  exclude: readonly string[];
  excludeSchema: readonly string[];
  excludeIds: readonly string[];
  topics: readonly string[];
};

/** Refuses what no list of ours is: an unknown data set or method is never answered as if it had been searched. */
export function checkScope(lists: Watchlists, scope: Pick<Scope, 'dataset' | 'include' | 'exclude'>): void {
  const known = (name: string) =>
    EVERYTHING.has(name) || name in HALVES || lists.versions.some(({ list }) => list === name);
  for (const name of [scope.dataset, ...scope.include, ...scope.exclude])
    if (!known(name)) throw new Problem('dataset.unknown', 404, { dataset: name });
}

export function checkAlgorithm(name: string): void {
  if (!ALGORITHMS.has(name)) throw new Problem('screening.algorithm_unknown', 400, { algorithm: ALGORITHM });
}

export function checkSchema(schema: string): void {
  if (!SCHEMATA.has(schema)) throw new Problem('screening.schema_unknown', 400);
}

function inDataset(match: MatchResult, dataset: string): boolean {
  if (EVERYTHING.has(dataset) || dataset === match.list) return true;
  const half = HALVES[dataset];
  return half !== undefined && match.topics.some((topic) => half.test(topic));
}

function within(match: MatchResult, scope: Scope): boolean {
  return (
    inDataset(match, scope.dataset) &&
    (scope.include.length === 0 || scope.include.some((name) => inDataset(match, name))) &&
    !scope.exclude.some((name) => inDataset(match, name)) &&
    !scope.excludeSchema.includes(match.schema) &&
    !scope.excludeIds.includes(match.entity_id) &&
    (scope.topics.length === 0 || scope.topics.some((topic) => match.topics.includes(topic)))
  );
}

export type Asked = { id: string | null; schema: string; properties: Record<string, string[]> };

/** An example with every property a list of texts, and countries as codes, as yente gives it back. */
export function readExample(example: Example): Asked {
  checkSchema(example.schema);
  const properties: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(example.properties)) {
    const texts = [value].flat().flatMap((one) => String(one).trim() || []);
    properties[name] = (COUNTRIES as readonly string[]).includes(name)
      ? texts.map((text) => countryCode(text) ?? text.toLowerCase())
      : texts;
  }
  return { id: example.id ?? null, schema: example.schema, properties };
}

/** The questions an example puts to the index: one for each of its names. */
export function questionsOf({ schema, properties }: Asked): MatchQuery[] {
  const of = (names: readonly string[]) => names.flatMap((name) => properties[name] ?? []);
  const whole = [...(properties.firstName ?? []).slice(0, 1), ...(properties.lastName ?? []).slice(0, 1)].join(' ');
  const names = [...new Set([...of(NAMES), ...(whole.includes(' ') ? [whole] : [])])].slice(0, NAMES_AT_MOST);
  const birthDate = of(['birthDate', 'incorporationDate'])[0];
  const facts = {
    ...(schema === 'Thing' ? {} : { schema }),
    ...(birthDate ? { birth_date: birthDate } : {}),
    countries: of(COUNTRIES).slice(0, 20),
    identifiers: of(IDENTIFIERS).slice(0, 50),
  };
  if (names.length === 0 && facts.identifiers.length > 0) return [{ name: '', ...facts }];
  return names.map((name) => ({ name, ...facts }));
}

/** The best match of each entity within the scope, best first. */
export async function findMatches(
  lists: Watchlists,
  questions: readonly MatchQuery[],
  scope: Scope,
  threshold: number,
): Promise<MatchResult[]> {
  const best = new Map<string, MatchResult>();
  const answers = await Promise.all(
    questions.map((question) => lists.search(question, { threshold, limit: CANDIDATES })),
  );
  for (const matches of answers) {
    for (const match of matches) {
      if (within(match, scope) && match.match_score > (best.get(match.entity_id)?.match_score ?? -1))
        best.set(match.entity_id, match);
    }
  }
  return [...best.values()].sort((a, b) => b.match_score - a.match_score || (a.entity_id < b.entity_id ? -1 : 1));
}

/** An entity as yente shows it. When it was first listed or last changed is not kept for each entity, so it is null. */
export function entityAnswer(entity: ListedEntity, lastSeen: string | null): EntityAnswer {
  return {
    id: entity.id,
    caption: entity.names[0]?.text ?? entity.identifiers[0]?.value ?? entity.id,
    schema: entity.schema,
    properties: ftmProperties(entity),
    datasets: [entity.list],
    referents: [],
    target: true,
    firstSeen: null,
    lastSeen,
    lastChange: null,
  };
}

export function scoredAnswer(entity: EntityAnswer, match: MatchResult, threshold: number): ScoredEntity {
  const moved = match.qualifiers.reduce((sum, one) => sum + one.effect, 0);
  const aligned = match.alignment
    .map((part) => `${part.query ?? '–'} ~ ${part.listed ?? '–'} (${part.rule}, ${part.similarity.toFixed(2)})`)
    .join('; ');
  const name = round(Math.min(1, Math.max(0, match.match_score - moved)));
  const explanations: ScoredEntity['explanations'] = { name_match: { score: name, detail: aligned || null } };
  for (const one of match.qualifiers) explanations[one.field] = { score: round(one.effect), detail: one.why };
  return {
    ...entity,
    score: match.match_score,
    match: match.match_score >= threshold,
    features: Object.fromEntries(Object.entries(explanations).map(([key, { score }]) => [key, score])),
    explanations,
  };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
