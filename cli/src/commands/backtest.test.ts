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

  test('what it would cost is told: alerts an officer opens, hours, overlap, samples, and a parameter at several values', () => {
    const { summary } = run(put('t.csv', CSV), '--minutes', '30', '--sweep', 'TM-19.count=8,10,99');
    expect(summary).toMatchObject({
      ...{ alerts_opened: 2, officer_hours: 1 },
      by_rule: { 'TM-19': { overlap: { 'TM-01': 5 } } },
      sweep: [
        { rule: 'TM-19', param: 'count', value: 8, hits: 13, precision: 1, alerts_found: 1 },
        { value: 10, hits: 11 },
        { value: 99, hits: 0, precision: null },
      ],
    });
    expect(summary.samples).toHaveLength(14);
    expect(run(put('t.csv', CSV), '--sweep', 'TM-19.cuont=8')).toMatchObject({ status: 2 });
    expect(run(put('t.csv', CSV), '--minutes', 'few')).toMatchObject({ status: 2 });
  });

  test('a region brings its own rules, a list its own values, and a region without a pack is refused', () => {
    const csv = put(
      'r.csv',
      'tx_id,ts,from,to,amount_usd,channel\n1,2026-01-05,A1,B1,9000,wire_intl\n2,2026-01-06,A2,BAD,10,transfer\n',
    );
    const list = put('bad.txt', 'BAD\n');
    const rulesOf = (...args: string[]) => run(csv, ...args).rows.map((row) => row.rules);
    expect(rulesOf()).toEqual([expect.arrayContaining(['TM-07', 'TM-27']), []]);
    expect(rulesOf('--region', 'id')[0]).toContain('TM-29');
    expect(rulesOf('--list', `blocked_payees=${list}`)[1]).toEqual(['TM-06']);
    expect(run(csv, '--region', 'xx')).toMatchObject({ status: 2, stderr: expect.stringContaining('no pack "xx"') });
  });

  test('signals alone are told apart: they ask for nothing', () => {
    const csv = put('s.csv', 'tx_id,ts,from,to,amount_usd,channel\n1,2026-01-05,A1,B1,6000,transfer\n');
    expect(run(csv).rows[0]).toMatchObject({ outcome: 'allow', rules: [], signals: ['TM-07', 'TM-17'] });
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
