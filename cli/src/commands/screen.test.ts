import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const LISTS = join(ROOT, 'packs/sandbox/list.yaml');
const folder = mkdtempSync(join(tmpdir(), 'screen-'));

function acquaint(args: string[], input = '') {
  const done = spawnSync(process.execPath, [join(ROOT, 'cli/bin/acquaint.mjs'), ...args], { input, encoding: 'utf8' });
  return {
    code: done.status,
    out: done.stdout
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
    err: done.stderr,
  };
}

describe('acquaint screen', () => {
  test('answers each query in its order, explained, and says which it could not read', () => {
    const { code, out } = acquaint(
      ['screen', '--lists', LISTS, '--json'],
      '{"id":1,"name":"Vasgrad Tolunski","birth_date":"1961-04-17"}\nnot json\n{"id":"b","name":"Nobody At All"}\n{"id":"c","name":7}\n' +
        `${JSON.stringify({ id: 'd', name: 'Vasgrad Tolunski '.repeat(600) })}\n`,
    );
    expect(out.map((line) => line.id)).toEqual([1, null, 'b', 'c', 'd']);
    expect(out[0].matches[0]).toMatchObject({ entity_id: 'sandbox-person-001', list: 'sandbox', risk_score: 0.95 });
    expect(out[0].matches[0].alignment[0]).toMatchObject({ query: 'Vasgrad', listed: 'Vasgard' });
    expect(out[2].matches).toEqual([]);
    expect([out[1], out[3]].map((line) => [line.matches, line.error])).toEqual([
      [null, 'query.unreadable'],
      [null, 'query.unreadable'],
    ]);
    expect(out[4]).toMatchObject({ matches: null, error: 'query.too_long' });
    expect(code).toBe(1);
  });

  test('an index file gives the same answers as the lists it was made of', () => {
    const file = join(folder, 'lists.idx');
    const made = acquaint(['index-lists', LISTS, '--out', file]);
    expect(made.out[0]).toMatchObject({ lists: [{ list: 'sandbox', version: '2026-01-01', entities: 30 }] });
    const query = '{"id":1,"name":"زهير الرميلات"}\n';
    const matches = (lists: string) =>
      acquaint(['screen', '--lists', lists, '--threshold', '0.6', '--json'], query).out[0].matches;
    expect(matches(file)).toEqual(matches(LISTS));
    expect(matches(file)[0].entity_id).toBe('sandbox-person-003');
  });

  test('SCR-02 a long input is searched on several threads and answered in its order, as one thread would', () => {
    const names = ['Vasgrad Tolunski', 'Nobody At All', 'زهير الرميلات', 'Shangguan Qiong Yu', 'Severyanka Gidroprom'];
    const lines = Array.from({ length: 1600 }, (_, at) =>
      at === 1200 ? 'not json' : JSON.stringify({ id: at, name: names[at % names.length] }),
    ).join('\n');
    const screen = (threads: string) =>
      acquaint(['screen', '--lists', LISTS, '--threads', threads, '--json'], `${lines}\n`).out.map(
        ({ us, ...line }) => line,
      );
    const many = screen('3');
    expect(many.map(({ id }) => id)).toEqual(Array.from({ length: 1600 }, (_, at) => (at === 1200 ? null : at)));
    expect(many[1200]).toMatchObject({ matches: null, error: 'query.unreadable' });
    expect(many[1595].matches[0].entity_id).toBe('sandbox-person-001');
    expect(many).toEqual(screen('1'));
  });

  test('an answer does not wait for the next query', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'cli/bin/acquaint.mjs'), 'screen', '--lists', LISTS, '--json']);
    child.stdin.write('{"id":"first","name":"Vasgrad Tolunski"}\n');
    const [line] = await once(child.stdout, 'data');
    expect(JSON.parse(String(line))).toMatchObject({ id: 'first', matches: [{ entity_id: 'sandbox-person-001' }] });
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('wrong use is told with exit code 2, broken lists with 1', () => {
    writeFileSync(join(folder, 'list.yaml'), 'list: [');
    expect(acquaint(['screen', '--json']).code).toBe(2);
    expect(acquaint(['screen', '--lists', join(folder, 'nowhere')]).code).toBe(2);
    expect(acquaint(['screen', '--lists', LISTS, '--threshold', '2']).code).toBe(2);
    expect(acquaint(['screen', '--lists', LISTS, '--profile', 'toString']).code).toBe(2);
    expect(acquaint(['screen', '--lists', LISTS, '--threads', '0']).code).toBe(2);
    expect(acquaint(['screen', '--lists', join(folder, 'list.yaml')]).code).toBe(1);
    expect(acquaint(['index-lists', LISTS]).code).toBe(2);
  });
});

describe('acquaint match-names', () => {
  test('scores each pair in its order', () => {
    const { code, out } = acquaint(
      ['match-names', '--json'],
      '{"id":1,"a":"Vasgard Tolunsky","b":"Толунский Васгард"}\n{"id":2,"a":"Vasgard Tolunsky","b":"Marfida Belyukhina"}\n',
    );
    expect(code).toBe(0);
    expect(out[0].match_score).toBeGreaterThan(0.9);
    expect(out[1].match_score).toBeLessThan(0.5);
  });
});
