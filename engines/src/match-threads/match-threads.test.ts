import { afterEach, describe, expect, test } from 'vitest';
import { emptyEntity } from '../lists/index.ts';
import { buildNameIndex, deserializeIndex, IndexUnreadable, QueryRefused, serializeIndex } from '../match/index.ts';
import { type MatchThreads, openMatchThreads, openShardThreads, type ShardThreads, shareBytes } from './index.ts';

const NAMES = [
  'Aleksandr Petrov',
  'Maria Gonzalez',
  'محمد عبد الله',
  '王小明',
  'Golden Trading LLC',
  'Søren Ærøskøbing',
];
const file = serializeIndex(
  buildNameIndex(
    NAMES.map((text, at) => ({
      ...emptyEntity(`x-${at}`, 'invented', at === 4 ? 'Company' : 'Person'),
      names: [{ text, kind: 'primary' as const }],
    })),
  ),
);
const QUERIES = [...NAMES, 'Alexander Petrow', 'Mohammed Abdullah', 'Wang Xiaoming', 'Nobody Atall'].map((name) => ({
  name,
}));

let threads: MatchThreads | null = null;
afterEach(async () => {
  await threads?.close();
  threads = null;
});

describe('SCR-02 a batch is searched on every core', () => {
  test('threads on one shared index answer exactly as one search after the other does', async () => {
    threads = openMatchThreads(shareBytes(file), 2);
    const alone = deserializeIndex(file);
    const many = Array.from({ length: 30 }, () => QUERIES).flat();
    const answers = await Promise.all(many.map((query) => threads?.search(query, { threshold: 0.5 })));
    expect(answers.map((one) => one?.matches)).toEqual(many.map((query) => alone.search(query, { threshold: 0.5 })));
    expect(answers.every((one) => (one?.us ?? 0) > 0)).toBe(true);
  });

  test('what was asked before they close is answered, what comes after is refused', async () => {
    const closing = openMatchThreads(shareBytes(file), 1);
    const before = QUERIES.map((query) => closing.search(query));
    const closed = closing.close();
    await expect(closing.search({ name: 'Maria Gonzalez' })).rejects.toMatchObject({ code: 'search.busy' });
    expect((await Promise.all(before)).map(({ matches }) => matches[0]?.entity_id ?? null).slice(0, 6)).toEqual(
      NAMES.map((_, at) => `x-${at}`),
    );
    await closed;
  });

  test('a search that fails is told to whoever asked, and the thread goes on', async () => {
    threads = openMatchThreads(shareBytes(file), 1);
    await expect(threads.search({ name: null } as never)).rejects.toMatchObject({ code: 'search.failed' });
    expect((await threads.search({ name: 'Maria Gonzalez' })).matches[0]?.entity_id).toBe('x-1');
  });

  test('a query that is refused says so, and is not a thread that failed', async () => {
    threads = openMatchThreads(shareBytes(file), 1);
    await expect(threads.search({ name: 'a'.repeat(1001) })).rejects.toBeInstanceOf(QueryRefused);
  });

  test('bytes that are no index are refused before a thread starts', () => {
    expect(() => openMatchThreads(shareBytes(new Uint8Array(100)))).toThrow(IndexUnreadable);
  });
});

describe('SCR-05 a change of a list is looked up among many customers', () => {
  let shards: ShardThreads | null = null;
  afterEach(async () => {
    await shards?.close();
    shards = null;
  });
  const people = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...emptyEntity(`c-${from + at}`, 'customers', 'LegalEntity'),
      names: [{ text: at === 0 ? 'Aleksandr Petrov' : `Ordinary${from + at} Person${at}`, kind: 'primary' as const }],
      identifiers: [{ kind: 'id', value: `ID${from + at}XZ` }],
    }));

  test('whoever a name or a number may mean comes out, on whichever thread they are', async () => {
    shards = openShardThreads(2);
    for (const from of [0, 100, 200]) await shards.add('a', people(from, 100));
    await shards.add('b', people(900, 5));
    expect([...(await shards.lookUp('a', [{ name: 'Alexander Petrow' }]))].sort()).toEqual(['c-0', 'c-100', 'c-200']);
    expect(await shards.lookUp('a', [{ name: '', identifiers: ['id 155 xz'] }])).toContain('c-155');
    expect(await shards.lookUp('b', [{ name: 'Alexander Petrow' }])).toEqual(new Set(['c-900']));
  });

  test('a group that was forgotten, or never came, is an error and not nobody', async () => {
    shards = openShardThreads(1);
    await shards.add('a', people(0, 10));
    shards.forget('a');
    await expect(shards.lookUp('a', [{ name: 'Aleksandr Petrov' }])).rejects.toMatchObject({ code: 'search.failed' });
    await shards.add('a', people(20, 10));
    expect(await shards.lookUp('a', [{ name: 'Aleksandr Petrov' }])).toEqual(new Set(['c-20']));
  });
});
