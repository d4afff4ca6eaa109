import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const CLI = resolve(import.meta.dirname, '../../bin/acquaint.mjs');
const SHIPPED = resolve(import.meta.dirname, '../../../packs/base/rules');
const folder = mkdtempSync(join(tmpdir(), 'acquaint-backtest-'));
const put = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'backtest', ...args, '--json'], {
    encoding: 'utf8',
  });
  const lines =
    stdout.trim() === ''
      ? []
      : stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
  return { status, stderr, rows: lines.slice(0, -1), summary: lines.at(-1)?.summary };
};
const at = (minutes: number) => new Date(Date.parse('2026-01-05T12:00:00Z') + minutes * 60_000).toISOString();
/** Twenty small card payments in twenty minutes of one account; a quiet one beside it; cash three times under the threshold. */
const ROWS = [
  ...Array.from({ length: 20 }, (_, n) => [`v${n}`, at(n), 'A1', 'M1', 2, 'card', n >= 7 ? 1 : 0, 'AL1']),
  ['q1', at(21), 'A2', 'M1', 40, 'card', 0, ''],
  ...[0, 1, 2].map((n) => [`s${n}`, at(60 * n + 200), 'CASH', 'A3', 9200, 'cash_in', 1, 'AL2']),
];
const CSV = `tx_id,ts,from,to,amount_usd,channel,label,alert_id\n${ROWS.map((row) => row.join(',')).join('\n')}\n`;

describe('TXN-06 rules over a history, without a server', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('every payment has a line in its order, with the rules that would have fired, and the sum compares with what was known', () => {
    const { status, rows, summary } = run(put('t.csv', CSV));
    expect([status, rows.length]).toEqual([0, ROWS.length]);
    const line = (id: string) => rows.find((row) => row.tx_id === id);
    expect(line('v6')).toEqual({ tx_id: 'v6', outcome: 'allow', score: 0, p: null, rules: [] });
    expect(line('v7')).toMatchObject({ outcome: 'hold', score: 80, rules: ['TM-19'] });
    expect(line('v15').rules.sort()).toEqual(['TM-01', 'TM-19']);
    expect(line('q1').rules).toEqual([]);
    expect(line('s1').rules).toEqual([]);
    expect(line('s2')).toMatchObject({ outcome: 'hold', rules: ['TM-08'] });
    expect(summary).toMatchObject({
      ...{
        rows: 24,
        flagged: 14,
        positives: 16,
        precision: 1,
        recall: 0.875,
        false_positive_rate: 0,
        alerts: 2,
        alerts_found: 2,
      },
      by_rule: { 'TM-08': { hits: 1, alerts_found: 1, only: 1 }, 'TM-19': { hits: 13, only: 0 } },
    });
  });

  test('a file of other columns is read by its mapping, and refused without one', () => {
    const other = put('other.csv', 'ref,at,payer,payee,eur\n1,2026-01-05,x,y,3\n');
    expect(run(other)).toMatchObject({ status: 2, stderr: expect.stringContaining('--mapping') });
    const mapping = put(
      'm.yaml',
      'id: ref\ntime: at\namount: eur\nchannel_of_all: card\nsides: [{ account: payer, counterparty: payee, direction: out }]\n',
    );
    expect(run(other, '--mapping', mapping)).toMatchObject({ status: 0, rows: [{ tx_id: '1', rules: [] }] });
  });

  test('a rule that cannot be is named with file, line and column, and nothing runs', () => {
    const rule = readFileSync(join(SHIPPED, 'tm-01-velocity.yaml'), 'utf8').replace('agg.out_1h >', 'agg.out_1g >');
    rmSync(join(folder, 'rules'), { recursive: true, force: true });
    const { status, stderr } = (() => {
      const only = mkdtempSync(join(folder, 'rules-'));
      writeFileSync(join(only, 'wrong.yaml'), rule);
      return run(put('t.csv', CSV), '--rules', only);
    })();
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/TM-01: when, line 1, column 5: "out_1g" is not known; did you mean "out_1h"/),
    ]);
  });

  test('a file that is no YAML is named with its line', () => {
    const only = mkdtempSync(join(folder, 'rules-'));
    writeFileSync(join(only, 'torn.yaml'), 'id: TM-01\nwhen: a ? b : c : d\n');
    const { status, stderr } = run(put('t.csv', CSV), '--rules', only);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/torn\.yaml: .*line 2/)]);
  });

  test('every shipped rule says where its numbers come from', () => {
    for (const name of readdirSync(SHIPPED)) {
      const rule = parse(readFileSync(join(SHIPPED, name), 'utf8'));
      expect(rule.source, name).toMatch(/\S{3}/);
      for (const param of Object.values<Record<string, unknown>>(rule.params ?? {}))
        expect(param, name).toHaveProperty('unit');
    }
  });
});
