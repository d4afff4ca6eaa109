import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RuleSet, readRule } from '../rules/index.ts';
import { GRAPH_LIMITS, MoneyGraph } from './index.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const pay = (time: number, from: string, to: string, amount: number, more: Record<string, string> = {}) => ({
  time,
  fields: { account: from, counterparty: to, direction: 'out', channel: 'transfer', amount, ...more },
});
/** A graph after some payments, a day apart unless their time is said. */
function after(payments: readonly (readonly [string, string, number, number?])[], limits = {}) {
  const graph = new MoneyGraph(limits);
  for (const [at, [from, to, amount, day]] of payments.entries()) graph.apply(pay((day ?? at) * DAY, from, to, amount));
  return {
    graph,
    fact: (name: string, [from, to, amount, day]: readonly [string, string, number, number?]) => {
      graph.ask(pay((day ?? payments.length) * DAY, from, to, amount));
      return graph.value(name);
    },
  };
}
const THREE = [
  ['a', 'b', 1000],
  ['b', 'c', 950],
] as const;

describe('TXN-10 money that comes back', () => {
  test('is found with the payment that closes the cycle, and its way is shown', () => {
    const { graph, fact } = after([['x', 'b', 30], ...THREE, ['c', 'y', 20]]);
    expect(fact('cycle_hops', ['c', 'a', 900])).toBe(3);
    expect(fact('cycle_share', ['c', 'a', 900])).toBe(0.9);
    expect(fact('cycle_days', ['c', 'a', 900])).toBe(3);
    expect(graph.explain(pay(4 * DAY, 'c', 'a', 900)).cycle.map(({ from, to, amount }) => [from, to, amount])).toEqual([
      ['a', 'b', 1000],
      ['b', 'c', 950],
      ['c', 'a', 900],
    ]);
  });

  test.each([
    ['85 % carried on', ['c', 'a', 807.5], 3],
    ['a cent less', ['c', 'a', 807.49], 0],
    ['2 % more than came', ['c', 'a', 969], 3],
    ['more than that', ['c', 'a', 969.01], 0],
    ['fourteen days after the first', ['c', 'a', 900, 14], 3],
    ['an hour later', ['c', 'a', 900, 14 + 1 / 24], 0],
    ['to somebody else', ['c', 'd', 900], 0],
  ] as const)('%s', (_, closing, hops) => expect(after(THREE).fact('cycle_hops', closing)).toBe(hops));

  test('six payments are a cycle, seven are not looked for; a payment back is none, nor what is out of order', () => {
    const chain = (names: string) => [...names].slice(1).map((to, at) => [names[at] as string, to, 100] as const);
    expect(after(chain('abcdef')).fact('cycle_hops', ['f', 'a', 100])).toBe(6);
    expect(after(chain('abcdefg')).fact('cycle_hops', ['g', 'a', 100])).toBe(0);
    expect(after([['a', 'b', 100]]).fact('cycle_hops', ['b', 'a', 100])).toBe(0);
    expect(
      after([
        ['b', 'c', 950],
        ['a', 'b', 1000],
      ]).fact('cycle_hops', ['c', 'a', 900]),
    ).toBe(0);
    const chainLimits = { chain: { ...GRAPH_LIMITS.chain, order: 'any' as const } };
    expect(
      after(
        [
          ['b', 'c', 950],
          ['a', 'b', 1000],
        ],
        chainLimits,
      ).fact('cycle_hops', ['c', 'a', 900]),
    ).toBe(3);
  });

  test('with equal amounts a cycle is found exactly when one can be walked', () => {
    const edge = fc.tuple(fc.constantFrom(...'abcdefg'), fc.constantFrom(...'abcdefg'));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 13 }), (pairs) => {
        const payments = pairs.filter(([from, to]) => from !== to).map(([from, to]) => [from, to, 100] as const);
        const walks = (node: string, since: number, through: readonly string[]): boolean =>
          payments.some(([from, to], at) => {
            if (at < since || from !== node || through.includes(to)) return false;
            return to === 'b' ? through.length >= 2 : through.length < 5 && walks(to, at + 1, [...through, to]);
          });
        const { fact } = after(payments);
        expect((fact('cycle_hops', ['b', 'a', 100]) as number) > 0).toBe(walks('a', 0, ['a']));
      }),
      { numRuns: 500 },
    );
  });

  test('what is older than the memory is forgotten, and names with it', () => {
    const graph = new MoneyGraph({ windowMs: DAY, mostEdges: 4096 });
    for (let at = 0; at < 20_000; at += 1) graph.apply(pay(at * 60_000, `a${at}`, `b${at}`, 10));
    expect(graph.size().payments).toBe(1441);
    expect(graph.size().accounts).toBeLessThan(4 * 1441 + 2);
    graph.apply(pay(20_000 * 60_000, 'b19999', 'c', 10));
    graph.ask(pay(20_001 * 60_000, 'c', 'a19999', 10));
    expect(graph.value('cycle_hops')).toBe(3);
  });

  test('never more payments are held than was said, the newest of them', () => {
    const graph = new MoneyGraph({ mostEdges: 2048 });
    for (let at = 0; at < 10_000; at += 1) graph.apply(pay(at, 'a', `b${at % 7}`, 10 + at));
    expect(graph.size().payments).toBe(2048);
  });

  test('a payment that is seen from both sides is one payment, and asking changes nothing', () => {
    const graph = new MoneyGraph();
    graph.apply(pay(0, 'a', 'b', 10));
    graph.apply({
      time: 0,
      fields: { account: 'b', counterparty: 'a', direction: 'in', channel: 'transfer', amount: 10 },
    });
    graph.explain(pay(1, 'b', 'c', 10));
    expect(graph.size().payments).toBe(1);
    for (const odd of [
      { declined: true },
      { channel: 'card' },
      { type: 'login' },
      { amount: 0 },
      { counterparty: 'x' },
    ])
      graph.apply({ time: 2, fields: { ...pay(2, 'x', 'y', 10).fields, ...odd } });
    expect(graph.size().payments).toBe(1);
  });
});

describe('TXN-10 layers', () => {
  const scattered = ['m1', 'm2', 'm3', 'm4'].flatMap((m) => [['s', m, 500] as const]);
  const gathered = ['m1', 'm2', 'm3'].map((m) => [m, 'z', 490] as const);

  test('scatter and gather: the accounts by which one source reaches the payee', () => {
    const { graph, fact } = after([...scattered, ...gathered]);
    expect(fact('middles', ['m4', 'z', 480])).toBe(4);
    expect(fact('middles', ['s', 'q', 480])).toBe(0);
    expect(fact('fan_in', ['m4', 'z', 480])).toBe(4);
    expect(fact('fan_out', ['s', 'q', 480])).toBe(5);
    const shown = graph.explain(pay(9 * DAY, 'm4', 'z', 480));
    expect([shown.source, [...shown.middles].sort()]).toEqual(['s', ['m1', 'm2', 'm3', 'm4']]);
  });

  test('bipartite: payers with two payees in common', () => {
    const pairs = [
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
      ['b', 'y'],
      ['c', 'x'],
    ] as const;
    const { fact } = after(pairs.map(([from, to]) => [from, to, 100] as const));
    expect(fact('peers', ['c', 'y', 100])).toBe(2);
    expect(fact('peers', ['d', 'y', 100])).toBe(0);
  });

  test('stack: several sources reach the payee by several accounts', () => {
    const layer = ['s', 't'].flatMap((from) => ['m', 'n'].map((to) => [from, to, 100] as const));
    const { fact } = after([...layer, ['m', 'z', 190]]);
    expect([fact('stack', ['n', 'z', 190]), fact('stack_sources', ['n', 'z', 190])]).toEqual([2, 2]);
  });

  test('a shop with many customers is no layer', () => {
    const many = Array.from({ length: 45 }, (_, at) => [`c${at}`, 'shop', 10, at / 10] as const);
    const { fact } = after([['s', 'c0', 10, 0], ['s', 'c1', 10, 0], ...many]);
    expect([fact('middles', ['c1', 'shop', 10, 5]), fact('fan_in', ['c1', 'shop', 10, 5])]).toEqual([0, 41]);
  });
});

describe('TXN-10 rings that share things', () => {
  test('accounts are joined by device, telephone and address, over several steps', () => {
    const graph = new MoneyGraph();
    graph.apply(pay(0, 'a', 'x', 5, { device: 'd1' }));
    graph.apply(pay(1, 'b', 'x', 5, { device: 'd1', phone: 'p1' }));
    graph.apply(pay(2, 'c', 'x', 5, { phone: 'p1', ip: 'd1' }));
    const asked = pay(3, 'd', 'x', 5, { device: 'd1' });
    graph.ask(asked);
    expect([graph.value('device_accounts'), graph.value('phone_accounts'), graph.value('ring')]).toEqual([3, null, 4]);
    expect(graph.explain(asked).ring.sort()).toEqual(['a', 'b', 'c', 'd']);
    graph.ask(pay(8 * DAY, 'd', 'x', 5, { device: 'd1' }));
    expect([graph.value('device_accounts'), graph.value('ring')]).toEqual([1, 1]);
  });
});

describe('TXN-10 rules speak of the graph', () => {
  test('and an alert keeps what it saw', () => {
    const rule = readRule({
      ...{ id: 'TM-13', name: 'A cycle', typology: 'cycle', source: 'a test', needs: ['graph'], score: 60 },
      ...{ when: 'graph.cycle_hops >= 3', actions: ['alert'], reason: 'back after {{graph.cycle_hops}} payments' },
    });
    const types = {
      account: { kind: 'string' },
      counterparty: { kind: 'string' },
      amount: { kind: 'number' },
    } as const;
    const set = new RuleSet([rule], types, { graph: new MoneyGraph() });
    for (const [at, [from, to, amount]] of THREE.entries())
      expect(set.push(pay(at * DAY, from, to, amount))).toEqual([]);
    expect(set.push(pay(3 * DAY, 'c', 'a', 900))).toMatchObject([
      { facts: { 'graph.cycle_hops': 3 }, reason: 'back after 3 payments' },
    ]);
  });
});

const DATA = join(
  process.env.ACQUAINT_DATA_DIR ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'transactions',
);

describe.skipIf(!existsSync(join(DATA, 'amlsim-cycle200-transactions.csv.gz')))('TXN-10 on sets of AMLSim', () => {
  const rows = (name: string) =>
    gunzipSync(readFileSync(join(DATA, `amlsim-${name}.csv.gz`)))
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  /** Its cycles have one amount and no order of time. */
  const limits = {
    windowMs: 200 * DAY,
    chain: { ...GRAPH_LIMITS.chain, windowMs: 200 * DAY, least: 0.99, most: 1.01, order: 'any' as const },
  };
  const inCycles = (name: string): Set<string> => {
    const graph = new MoneyGraph(limits);
    const found = new Set<string>();
    for (const [from = '', to = '', amount, step] of rows(`${name}-transactions`)) {
      const event = pay(Number(step) * DAY, from, to, Number(amount));
      graph.ask(event);
      if (graph.value('cycle_hops')) for (const one of graph.explain(event).cycle) found.add(one.from);
      graph.apply(event);
    }
    return found;
  };

  test('every account of a cycle that is found is one of those planted, and where none were planted none is found', () => {
    const planted = new Set(rows('cycle200-nodes').flatMap(([node = '', bad]) => (bad === '1' ? [node] : [])));
    const found = inCycles('cycle200');
    expect(found.size).toBeGreaterThan(50);
    expect([...found].filter((node) => !planted.has(node))).toEqual([]);
    expect(inCycles('fanin200').size).toBe(0);
  });
});
