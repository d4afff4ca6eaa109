import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { type MatchQuery, PROFILES, type Profile, type SearchOptions } from '@acquaint/engines/match';
import { jsonLines, textOf, textsOf, writeLine } from '../lists/json-lines.ts';
import { type Found, openSearcher, type Searcher } from '../lists/searcher.ts';
import { FAILED, WrongUse } from '../usage.ts';

type Asked = { id: string | number | null; query: MatchQuery | null };
type Answer = Found & { id: Asked['id'] };

/** Queries that are read before the first of them is answered: enough for every core to have its next. */
const AHEAD = 256;

/**
 * `screen --lists <folder or index>`: reads queries from standard input, one JSON a line, and answers in the same order, each as soon as
 * those before it are answered. `--threads` says how many cores a long input may take; as many as there are otherwise.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      lists: { type: 'string' },
      threshold: { type: 'string' },
      profile: { type: 'string' },
      limit: { type: 'string' },
      threads: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  if (values.lists === undefined) throw new WrongUse('name the lists with --lists <folder or index>');
  const options = searchOptions(values);
  // Left alone, V8 lets short-lived garbage grow to several times what the index needs; memory matters more here than a tenth of the speed.
  setFlagsFromString('--optimize-for-size');
  const threads = values.threads === undefined ? undefined : Math.trunc(numberIn(values.threads, 1, 256, '--threads'));
  const started = performance.now();
  const searcher = await openSearcher(values.lists, (text) => process.stderr.write(`${text}\n`), threads);
  process.stderr.write(
    `${searcher.size.entities} entities, ${searcher.size.names} names ready in ${Math.round(performance.now() - started)} ms\n`,
  );
  const failed = await answerAll(searcher, options, values.json === true);
  await searcher.close();
  return failed ? FAILED : 0;
}

/** Answers standard input line by line; true when a query could not be answered. */
async function answerAll(searcher: Searcher, options: SearchOptions, json: boolean): Promise<boolean> {
  let failed = false;
  const writing: Promise<void>[] = [];
  for await (const row of jsonLines(process.stdin)) {
    const asked = readQuery(row);
    const answered = answerOf(searcher, asked, options);
    const write = async (before: Promise<void> | undefined): Promise<void> => {
      await before;
      const answer = await answered;
      failed ||= answer.matches === null;
      await writeLine(json ? JSON.stringify(answer) : sentence(asked, answer));
    };
    writing.push(write(writing.at(-1)));
    if (writing.length >= AHEAD) await writing.shift();
  }
  await Promise.all(writing);
  return failed;
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

/** An unreadable query has no matches list at all: `[]` would mean that it was searched for. */
async function answerOf(searcher: Searcher, { id, query }: Asked, options: SearchOptions): Promise<Answer> {
  if (query === null) return { id, matches: null, us: 0, error: 'query.unreadable' };
  return { id, ...(await searcher.search(query, options)) };
}

function sentence({ query }: Asked, answer: Answer): string {
  if (answer.matches === null) return answer.error;
  const found = answer.matches.map((match) => `  ${match.match_score.toFixed(3)}  ${match.entity_id}  ${match.name}`);
  return [`${query?.name ?? ''}: ${found.length === 0 ? 'nobody' : ''}`, ...found].join('\n');
}
