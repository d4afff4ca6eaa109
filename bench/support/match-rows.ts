import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { type ListedEntity, parseFtm } from '@acquaint/engines/lists';
import type { BuiltIndex, SearchOptions } from '@acquaint/engines/match';

/** A labelled query: which entities it must find; nobody, when none is expected. */
export type Row = {
  category: string;
  difficulty: string;
  query: { schema: string; name: string; dob: string | null; nationality?: string };
  expect: string[];
  src: string;
};
export type Scored = { row: Row; score: number; us: number };

/** Every n-th labelled query of a file. */
export async function readRows(file: string, every: number): Promise<Row[]> {
  const lines = (await readText(file)).trim().split('\n');
  return lines.filter((_, at) => at % every === 0).map((line) => JSON.parse(line) as Row);
}

export async function readEntities(file: string): Promise<ListedEntity[]> {
  return parseFtm(await readText(file), { list: 'bench' }).entities;
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The best score of an expected entity, or of any when none is expected; `facts` adds date of birth and nationality. */
export function score(index: BuiltIndex, row: Row, facts: boolean, options: SearchOptions): Scored {
  const query = {
    name: row.query.name,
    schema: row.query.schema,
    ...(facts && row.query.dob !== null ? { birth_date: row.query.dob } : {}),
    ...(facts && row.query.nationality !== undefined ? { countries: [row.query.nationality] } : {}),
  };
  const started = performance.now();
  const matches = index.search(query, options);
  const us = (performance.now() - started) * 1000;
  const match = row.expect.length === 0 ? matches[0] : matches.find((each) => row.expect.includes(each.entity_id));
  return { row, score: match?.match_score ?? 0, us };
}

/** The share of derivable queries that find their entity. */
export function recall(found: readonly Scored[], threshold: number): number {
  return share(
    found.filter(({ row }) => row.difficulty === 'derivable'),
    threshold,
  );
}

export function share(scored: readonly { score: number }[], threshold: number): number {
  return scored.filter((each) => each.score >= threshold).length / Math.max(1, scored.length);
}

export const percent = (value: number): string => `${(value * 100).toFixed(2)} %`;
