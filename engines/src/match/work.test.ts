import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyEntity } from '../lists/index.ts';
import { buildNameIndex, deserializeIndex, MOST_CHARACTERS, MOST_WORK, QueryRefused, serializeIndex } from './index.ts';

const GIVEN = 'mohamed ahmed ali hassan maria jose juan carlos kim lee wang zhang ivan petr alexander 王 محمد'.split(
  ' ',
);
const FAMILY = 'trading company bank group petrov ivanov garcia hernandez abdullah rahman li chen 小明 عبدالله'.split(
  ' ',
);
const SMALL = ['', 'al', 'bin', 'de la', 'van', 'J.', 'Ltd', 'GmbH'];
/** Names of so few words that every word has hundreds of names: the worst that a list can be. */
const NAMES = GIVEN.flatMap((given) =>
  FAMILY.flatMap((family) => SMALL.map((small) => `${given} ${small} ${family} ${GIVEN[(family.length * 7) % 15]}`)),
);
const index = deserializeIndex(
  serializeIndex(
    buildNameIndex(
      NAMES.map((text, at) => ({
        ...emptyEntity(`x-${at}`, 'invented', at % 3 === 0 ? 'Company' : 'Person'),
        names: [{ text, kind: 'primary' as const }],
      })),
    ),
  ),
);

const word = fc.oneof(
  fc.constantFrom(...GIVEN, ...FAMILY, ...SMALL),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '😀',
    '\u202e',
    '\u200f',
    '\u0000',
    'mоhаmed',
    'аhmеd',
    'a',
    '김민준',
    'Ωμέγα',
    'שלום',
    'ก',
    '-',
    '&',
    '١٢٣',
    'a\u0301',
  ),
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: MOST_CHARACTERS }),
  fc.array(word, { maxLength: 250 }).map((words) => words.join(' ')),
  fc.array(word, { maxLength: 250 }).map((words) => words.join('')),
  fc.tuple(word, fc.integer({ min: 1, max: 1000 })).map(([one, times]) => one.repeat(times)),
);
const asked = fc.record({
  name: text.map((name) => name.slice(0, MOST_CHARACTERS)),
  schema: fc.constantFrom(undefined, 'Person', 'Company', 'Thing', 'Vessel'),
  profile: fc.constantFrom('exact', 'strict', 'balanced', 'fuzzy'),
  threshold: fc.constantFrom(undefined, 0, 0.3, 0.7),
});

describe('SCR-03 what a search may cost is bounded, whatever is asked', () => {
  const within = (name: string, more: { schema?: string | undefined; [option: string]: unknown } = {}) => {
    const { schema, ...options } = more;
    index.search(schema === undefined ? { name } : { name, schema }, options);
    const work = index.work();
    for (const kind of ['readings', 'compared', 'candidates', 'pairs'] as const)
      expect(work[kind], kind).toBeLessThanOrEqual(MOST_WORK[kind]);
    return work;
  };

  test('no query of up to 1,000 characters exceeds the stated bounds', () => {
    fc.assert(
      fc.property(asked, ({ name, ...more }) => {
        within(name, JSON.parse(JSON.stringify(more)));
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['empty', ''],
    ['one letter', 'a'],
    ['emoji alone', '😀'.repeat(500)],
    ['control characters', '\u0000\u0007\u001b'.repeat(300)],
    ['marks of direction', '\u202e\u200f'.repeat(500)],
    ['200 words', 'ali '.repeat(200)],
    [
      '200 common names',
      Array.from({ length: 200 }, (_, at) => GIVEN[at % 15])
        .join(' ')
        .slice(0, 1000),
    ],
    ['homoglyphs', 'mоhаmed аhmеd '.repeat(70)],
    ['one word of 1,000 letters', 'mohamedali'.repeat(100)],
    ['Han without a space', '王小明李国强'.repeat(160)],
    ['Hangul without a space', '김민준'.repeat(330)],
    ['scripts by turns', 'Mohamed محمد 王小明 Иван 김 '.repeat(40).slice(0, 1000)],
  ])('%s', (_, name) => {
    within(name);
    within(name, { schema: 'Person', profile: 'fuzzy', threshold: 0 });
    within(name, { schema: 'Company', profile: 'fuzzy', threshold: 0 });
  });

  test('the counts are those of the search: a common name is compared with many, nobody with none', () => {
    expect(within('Mohamed Ali Petrov').candidates).toBeGreaterThan(50);
    expect(within('Mohamed Ali Petrov').pairs).toBeGreaterThan(150);
    expect(within('')).toEqual({ readings: 0, compared: 0, postings: 0, candidates: 0, pairs: 0 });
  });

  test('what is longer than a name can be is refused, and not searched in part', () => {
    expect(() => index.search({ name: 'a'.repeat(MOST_CHARACTERS) })).not.toThrow();
    for (const name of ['a'.repeat(MOST_CHARACTERS + 1), 'Mohamed Ali '.repeat(850)])
      expect(() => index.search({ name })).toThrow(QueryRefused);
  });
});
