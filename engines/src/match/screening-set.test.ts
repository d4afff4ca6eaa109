import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseFtm } from '../lists/index.ts';
import { type BuiltIndex, buildNameIndex } from './index.ts';

const DATA = join(process.env.ACQUAINT_DATA_DIR ?? join(import.meta.dirname, '../../../../shared/data'), 'screening');
const missing = !existsSync(join(DATA, 'positives.dev.jsonl'));

type Row = {
  category: string;
  difficulty: string;
  query: { schema: string; name: string };
  expect: string[];
  src: string;
};

/** Every n-th labelled query: enough to see a category fall, few enough for each run of the tests. */
const EVERY = 4;

/** Least share of each kind of query that finds its entity on the sanctions lists at the default threshold. */
const LEAST: Readonly<Record<string, number>> = {
  order_swap: 0.98,
  typo_1: 0.95,
  typo_2: 0.88,
  missing_middle: 0.9,
  translit_variant: 0.95,
  joined_tokens: 0.94,
  initial: 0.93,
  alias_loo_person: 0.88,
  alias_loo_org: 0.8,
  org_typo_1: 0.9,
  org_order: 0.97,
  org_suffix_drop: 0.92,
  org_suffix_form: 0.92,
  qarin_un_treated: 0.96,
  script_arabic_sanction: 0.83,
};

describe.skipIf(missing)('SCR-03 real sanctions lists (needs the data folder)', () => {
  let index: BuiltIndex;
  let positives: Row[] = [];
  let negatives: Row[] = [];

  beforeAll(() => {
    const read = (name: string): string => {
      const bytes = readFileSync(join(DATA, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    };
    const rows = (name: string): Row[] =>
      read(name)
        .trim()
        .split('\n')
        .filter((_, at) => at % EVERY === 0)
        .map((line) => JSON.parse(line) as Row);
    index = buildNameIndex(parseFtm(read('entities-sanctions.dev.ftm.jsonl.gz'), { list: 'sanctions' }).entities);
    positives = rows('positives.dev.jsonl').filter(
      (row) => row.difficulty === 'derivable' && row.src !== 'pep_everypolitician',
    );
    negatives = rows('negatives.dev.jsonl.gz').filter((row) => row.category.startsWith('neg'));
  });

  const finds = (row: Row): boolean =>
    index
      .search({ name: row.query.name, schema: row.query.schema }, { limit: 5 })
      .some((match) => row.expect.includes(match.entity_id));
  const share = (rows: readonly Row[]): number => rows.filter(finds).length / rows.length;

  test('95 of 100 derivable queries find their entity while 1 of 100 people on no list finds anybody', () => {
    expect(share(positives)).toBeGreaterThanOrEqual(0.95);
    const alarmed = negatives.filter(
      (row) => index.search({ name: row.query.name, schema: row.query.schema }, { limit: 1 }).length > 0,
    );
    expect(alarmed.length / negatives.length).toBeLessThanOrEqual(0.0115);
  });

  test.each(Object.entries(LEAST))('%s: at least %d', (category, least) => {
    expect(share(positives.filter((row) => row.category === category))).toBeGreaterThanOrEqual(least);
  });
});
