import { afterEach, describe, expect, test } from 'vitest';
import { emptyEntity } from '../lists/index.ts';
import { buildNameIndex, deserializeIndex, serializeIndex } from '../match/index.ts';
import { type MatchThreads, openMatchThreads, shareBytes } from './index.ts';

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

  test('bytes that are no index are refused before a thread starts', () => {
    expect(() => openMatchThreads(shareBytes(new Uint8Array(100)))).toThrow('the thread that searched has ended');
  });
});
