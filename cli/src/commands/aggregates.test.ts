import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';

const CLI = resolve(import.meta.dirname, '../../bin/acquaint.mjs');
const folder = mkdtempSync(join(tmpdir(), 'acquaint-aggregates-'));
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const CSV =
  'tx_id,ts,customer,amount\nt1,2026-01-01T00:00:00Z,c1,10\nt2,2026-01-01T00:30:00Z,c1,20.5\nt3,2026-01-01T01:00:00Z,c1,\nt4,2026-01-01T01:00:00Z,,5\n';
const SPEC = `aggregates:
  n_1h: { key: customer, fn: count, window: 1h, exclude_current: false }
  mean_1h: { key: customer, fn: mean, of: amount, window: 1h }
`;
const run = (file: string, spec: string) => {
  const out = join(folder, 'out.csv');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [CLI, 'aggregates', file, '--spec', spec, '--out', out],
    {
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr, out };
};

describe('TXN-02 aggregates of a file of transactions, without a server', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['plain', CSV],
    ['packed', gzipSync(CSV)],
  ])('a %s file gives a line a transaction, in its order; what is unknown is empty', (name, content) => {
    const { status, stdout, out } = run(put(`${name}.csv`, content), put('spec.yaml', SPEC));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 4, us_per_row: expect.any(Number) });
    expect(readFileSync(out, 'utf8')).toBe('tx_id,n_1h,mean_1h\nt1,1,\nt2,2,10\nt3,2,20.5\nt4,,\n');
  });

  test.each([
    ['a column that is not there', SPEC.replaceAll('customer', 'custmer'), /n_1h\.key: the event has no "custmer"/],
    ['an expression', SPEC.replace('of: amount', "of: amount * 'a'"), /column 8: "\*" does not go with/],
    ['a window', SPEC.replace('window: 1h', 'window: soon'), /n_1h\.window: a span like/],
    ['another shape', 'aggregates: 3', /a table of names/],
  ])('%s that cannot be is told, and nothing is written', (_, spec, message) => {
    const { status, stderr } = run(put('plain.csv', CSV), put('wrong.yaml', spec));
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test('a time that cannot be read stops with its line; no half file stands under the name', () => {
    rmSync(join(folder, 'out.csv'), { force: true });
    const { status, stderr } = run(
      put('torn.csv', CSV.replace('2026-01-01T01:00:00Z,c1', 'noon,c1')),
      put('spec.yaml', SPEC),
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining('line 4')]);
    expect(readdirSync(folder)).not.toContain('out.csv');
  });
});
