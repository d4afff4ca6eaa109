import type { TransactionNetwork } from '@acquaint/sdk';
import { describe, expect, test } from 'vitest';
import { planOf } from './network-plan.ts';

type Part = TransactionNetwork['nodes'][number]['part'];
const node = (key: string, part: Part) => ({ key, part, customer_id: null, masked: null });
const edge = (from: string, to: string, kind: 'payment' | 'flow' | 'shares' = 'payment', in_path = false) => ({
  ...{ from, to, kind, in_path, at: null, amount_usd: null },
});
const network = (nodes: TransactionNetwork['nodes'], edges: TransactionNetwork['edges']): TransactionNetwork => ({
  nodes,
  edges,
  cycle: null,
  middles: 0,
  peers: 0,
  sharing: 0,
  days: 31,
});

describe('TXN-10 the network is drawn', () => {
  test('a circle stands as a circle, in the order of its payments, with the payer on top', () => {
    const nodes = [node('c', 'payer'), node('a', 'payee'), node('b', 'cycle')];
    const edges = [edge('a', 'b', 'payment', true), edge('b', 'c', 'payment', true), edge('c', 'a', 'payment', true)];
    const { placed, lines } = planOf(network(nodes, edges));
    expect(placed.map((one) => one.node.key)).toEqual(['c', 'a', 'b']);
    const [payer, ...others] = placed;
    for (const other of others) expect(other.y).toBeGreaterThan(payer?.y ?? 0);
    expect(lines).toHaveLength(3);
  });

  test('money goes from left to right: sources, those in between, the payee; no two stand on each other', () => {
    const nodes = [
      node('m1', 'payer'),
      node('end', 'payee'),
      node('s', 'source'),
      node('m2', 'middle'),
      node('m3', 'middle'),
    ];
    const edges = ['m1', 'm2', 'm3'].flatMap((middle) => [edge('s', middle, 'flow'), edge(middle, 'end', 'flow')]);
    const { placed } = planOf(network(nodes, edges));
    const x = (key: string) => placed.find((one) => one.node.key === key)?.x ?? 0;
    expect(x('s')).toBeLessThan(x('m2'));
    expect(x('m2')).toBe(x('m1'));
    expect(x('m2')).toBeLessThan(x('end'));
    expect(new Set(placed.map((one) => `${one.x},${one.y}`)).size).toBe(5);
  });

  test('a chain has a column for each account; a crowd is cut and says how many are left out', () => {
    const chain = [node('b', 'payer'), node('c', 'payee'), node('a', 'chain')];
    const { placed } = planOf(network(chain, [edge('a', 'b'), edge('b', 'c')]));
    const order = [...placed].sort((left, right) => left.x - right.x).map((one) => one.node.key);
    expect(order).toEqual(['a', 'b', 'c']);
    const crowd = [node('p', 'payer'), ...Array.from({ length: 40 }, (_, at) => node(`x${at}`, 'shares'))];
    const plan = planOf(network(crowd, []));
    expect([plan.placed.length, plan.left]).toEqual([26, 15]);
  });
});
