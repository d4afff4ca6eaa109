import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import {
  type BuiltIndex,
  type MatchQuery,
  type MatchResult,
  PROFILES,
  type Profile,
  type SearchOptions,
} from '@acquaint/engines/match';
import { jsonLines, textOf, textsOf, writeLine } from '../lists/json-lines.ts';
import { openLists } from '../lists/open-lists.ts';
import { FAILED, WrongUse } from '../usage.ts';

type Asked = { id: string | number | null; query: MatchQuery | null };

/** `screen --lists <folder or index>`: reads queries from standard input, one JSON a line, and answers in the same order. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      lists: { type: 'string' },
      threshold: { type: 'string' },
      profile: { type: 'string' },
      limit: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  if (values.lists === undefined) throw new WrongUse('name the lists with --lists <folder or index>');
  const options = searchOptions(values);
  // Left alone, V8 lets short-lived garbage grow to several times what the index needs; memory matters more here than a tenth of the speed.
  setFlagsFromString('--optimize-for-size');
  const started = performance.now();
  const index = await openLists(values.lists, (text) => process.stderr.write(`${text}\n`));
  process.stderr.write(
    `${index.size.entities} entities, ${index.size.names} names ready in ${Math.round(performance.now() - started)} ms\n`,
  );
  let failed = false;
  for await (const row of jsonLines(process.stdin)) {
    const asked = readQuery(row);
    failed ||= asked.query === null;
    const answer = answerOf(index, asked, options);
    await writeLine(values.json ? JSON.stringify(answer) : sentence(asked, answer));
  }
  return failed ? FAILED : 0;
}

function searchOptions(values: { threshold?: string; profile?: string; limit?: string }): SearchOptions {
  const options: SearchOptions = { profile: 'balanced' };
  if (values.profile !== undefined) {
    if (!isProfile(values.profile)) throw new WrongUse(`--profile is one of ${Object.keys(PROFILES).join(', ')}`);
    options.profile = values.profile;
  }
  if (values.threshold !== undefined) options.threshold = numberIn(values.threshold, 0, 1, '--threshold');
  if (values.limit !== undefined) options.limit = numberIn(values.limit, 1, 200, '--limit');
  return options;
}

function isProfile(text: string): text is Profile {
  return Object.hasOwn(PROFILES, text);
}

function numberIn(text: string, from: number, to: number, flag: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= from && value <= to))
    throw new WrongUse(`${flag} is a number from ${from} to ${to}`);
  return value;
}

function readQuery(row: Record<string, unknown> | null): Asked {
  const id = typeof row?.id === 'string' || typeof row?.id === 'number' ? row.id : null;
  const [name, schema, birthDate] = [textOf(row?.name), textOf(row?.schema), textOf(row?.birth_date)];
  const [countries, identifiers] = [textsOf(row?.countries), textsOf(row?.identifiers)];
  const wrong = [schema, birthDate, countries, identifiers].includes('wrong');
  if (row === null || wrong || name === 'wrong' || (name === undefined && identifiers === undefined))
    return { id, query: null };
  const query: MatchQuery = { name: name ?? '' };
  if (schema !== undefined) query.schema = schema;
  if (birthDate !== undefined) query.birth_date = birthDate;
  if (countries !== undefined && countries !== 'wrong') query.countries = countries;
  if (identifiers !== undefined && identifiers !== 'wrong') query.identifiers = identifiers;
  return { id, query };
}

type Answer = { id: Asked['id']; matches: MatchResult[] | null; us: number; error?: string };

/** An unreadable query has no matches list at all: `[]` would mean that it was searched for. */
function answerOf(index: BuiltIndex, { id, query }: Asked, options: SearchOptions): Answer {
  if (query === null) return { id, matches: null, us: 0, error: 'query.unreadable' };
  const started = performance.now();
  const matches = index.search(query, options);
  return { id, matches, us: Math.round((performance.now() - started) * 1000) };
}

function sentence({ query }: Asked, { matches, error }: Answer): string {
  if (matches === null) return `${error ?? ''}`;
  const found = matches.map((match) => `  ${match.match_score.toFixed(3)}  ${match.entity_id}  ${match.name}`);
  return [`${query?.name ?? ''}: ${found.length === 0 ? 'nobody' : ''}`, ...found].join('\n');
}
