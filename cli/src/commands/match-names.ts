import { parseArgs } from 'node:util';
import { matchNames } from '@acquaint/engines/match';
import { jsonLines, textOf, writeLine } from '../lists/json-lines.ts';
import { FAILED } from '../usage.ts';

/** `match-names`: compares two names a line, `{"id","a","b","schema"?}`, without any list. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  let failed = false;
  for await (const row of jsonLines(process.stdin)) {
    const answer = compare(row);
    failed ||= answer.match_score === null;
    await writeLine(values.json ? JSON.stringify(answer) : `${answer.match_score ?? answer.error}`);
  }
  return failed ? FAILED : 0;
}

function compare(row: Record<string, unknown> | null) {
  const id = row?.id ?? null;
  const [a, b, schema] = [textOf(row?.a), textOf(row?.b), textOf(row?.schema)];
  if (a === undefined || a === 'wrong' || b === undefined || b === 'wrong' || schema === 'wrong')
    return { id, match_score: null, error: 'query.unreadable' };
  return { id, ...matchNames(a, b, schema === undefined ? {} : { schema }) };
}
