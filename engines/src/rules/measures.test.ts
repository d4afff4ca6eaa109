import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { MoneyGraph } from '../graph/index.ts';
import { PAYMENT_EVENT, RuleInvalid, RuleSet, readMeasures } from './index.ts';

const SHIPPED = join(import.meta.dirname, '../../../packs/base/measures.yaml');
const pay = (hours: number, amount: number, over = {}) => ({
  time: hours * 3_600_000,
  fields: {
    type: 'payment',
    time: hours * 3_600_000,
    account: 'a',
    counterparty: 'b',
    direction: 'out',
    channel: 'card',
    amount,
    declined: false,
    ...over,
  },
});

describe('MDL-01 a model is told figures from the windows that rules count', () => {
  const set = readMeasures({
    aggregates: { mean_30d: { key: 'account', fn: 'mean', of: 'amount', window: '30d' } },
    measures: {
      to_usual: { value: 'tx.amount / agg.mean_30d', says: 'against the usual' },
      is_card: { value: "tx.channel == 'card'", says: 'by card' },
    },
  });

  test('they are worked out before the event counts; what is unknown is no number; asking changes nothing', () => {
    const rules = new RuleSet([], PAYMENT_EVENT, {}, set);
    expect([...rules.measure(pay(0, 50))]).toEqual([Number.NaN, 1]);
    rules.apply(pay(0, 50));
    rules.apply(pay(1, 150));
    expect([...rules.measure(pay(2, 300))]).toEqual([3, 1]);
    expect([...rules.measure(pay(2, 300, { channel: 'transfer' }))]).toEqual([3, 0]);
  });

  test('what does not fit is refused with its place', () => {
    const wrong = readMeasures({ aggregates: {}, measures: { x: { value: 'tx.amont', says: 'x' } } });
    expect(() => new RuleSet([], PAYMENT_EVENT, {}, wrong)).toThrow(RuleInvalid);
    expect(() => readMeasures({ aggregates: {}, measures: { X: {} } })).toThrow(RuleInvalid);
    expect(() => readMeasures({ aggregates: { a: { key: 'account', fn: 'count' } }, measures: {} })).toThrow(
      RuleInvalid,
    );
  });

  test('those that are shipped fit the event, each says what it is', () => {
    const shipped = readMeasures(parse(readFileSync(SHIPPED, 'utf8')));
    const rules = new RuleSet([], PAYMENT_EVENT, { graph: new MoneyGraph() }, shipped);
    expect(rules.measure(pay(0, 50))).toHaveLength(shipped.measures.length);
    expect(shipped.measures.length).toBeGreaterThan(30);
    expect(shipped.measures.filter((one) => one.proxy !== null).map((one) => one.name)).toEqual(
      expect.arrayContaining(['account_age', 'is_abroad']),
    );
  });
});
