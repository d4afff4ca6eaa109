import { describe, expect, test } from 'vitest';
import { NUMBER, STRING } from '../expression/index.ts';
import { AggregateInvalid } from '../windows/index.ts';
import { RuleInvalid, RuleSet, readRule } from './index.ts';

const EVENT = { account: STRING, amount: NUMBER, direction: STRING };
const VELOCITY = {
  id: 'TM-01',
  name: 'Many payments in an hour',
  typology: 'velocity',
  source: 'a test',
  scope: "tx.direction == 'out'",
  aggregates: { out_1h: { key: 'account', fn: 'count', window: '1h', exclude_current: false } },
  params: { limit: { default: 2, min: 1, max: 10 } },
  when: 'agg.out_1h > params.limit',
  score: 60,
  actions: ['alert', 'challenge'],
  reason: '{{agg.out_1h}} payments in one hour (limit {{params.limit}})',
};
const out = (minute: number, direction = 'out') => ({
  time: minute * 60_000,
  fields: { account: 'a', amount: 10, direction },
});

describe('TXN-03 rules', () => {
  test('a rule fires above its limit and not at it, and says what it saw', () => {
    const set = new RuleSet([readRule(VELOCITY)], EVENT);
    expect(set.push(out(0))).toEqual([]);
    expect(set.push(out(1))).toEqual([]);
    expect(set.push(out(2))).toEqual([
      {
        ...{ rule: 'TM-01', score: 60, actions: ['alert', 'challenge'], reason: '3 payments in one hour (limit 2)' },
        ...{ facts: { 'agg.out_1h': 3, 'params.limit': 2 }, unknown: [] },
      },
    ]);
    expect(set.push(out(62))).toEqual([]);
  });

  test('to ask changes nothing: what is refused afterwards has never counted', () => {
    const set = new RuleSet([readRule(VELOCITY)], EVENT);
    for (let minute = 0; minute < 5; minute += 1) expect(set.evaluate(out(minute))).toEqual([]);
    for (const minute of [0, 1]) set.apply(out(minute));
    expect([set.evaluate(out(2)).length, set.evaluate(out(2)).length]).toEqual([1, 1]);
    set.apply(out(2));
    expect(set.size()).toMatchObject({ events: 3 });
  });

  test('every rule says what it saw, and what it did not know', () => {
    const mean = { mean: { key: 'account', fn: 'mean', of: 'amount', window: '1h' } };
    const rule = {
      ...VELOCITY,
      id: 'TM-02',
      aggregates: mean,
      when: 'tx.amount > params.limit * agg.mean',
      reason: 'odd',
    };
    const set = new RuleSet([readRule(VELOCITY), readRule(rule)], EVENT);
    expect(set.trace(out(0))).toEqual([
      { rule: 'TM-01', isInScope: true, fired: false, facts: { 'agg.out_1h': 1, 'params.limit': 2 }, unknown: [] },
      {
        ...{ rule: 'TM-02', isInScope: true, fired: false },
        ...{ facts: { 'params.limit': 2, 'agg.mean': null }, unknown: ['agg.mean'] },
      },
    ]);
    expect(set.trace(out(0, 'in')).map((one) => one.isInScope)).toEqual([false, false]);
    expect(set.size().events).toBe(0);
  });

  test('what is out of scope is counted all the same, and not judged', () => {
    const set = new RuleSet([readRule(VELOCITY)], EVENT);
    for (const minute of [0, 1]) set.push(out(minute, 'in'));
    expect(set.push(out(2, 'in'))).toEqual([]);
    expect(set.push(out(3))).toHaveLength(1);
  });

  test('a number of the tenant replaces that of the pack, within its bounds', () => {
    const set = new RuleSet([readRule(VELOCITY, { limit: 1 })], EVENT);
    set.push(out(0));
    expect(set.push(out(1))).toHaveLength(1);
    expect(() => readRule(VELOCITY, { limit: 11 })).toThrow('limit is 11, outside 1 to 10');
  });

  test('two rules that declare the same window share it: the events are kept once', () => {
    const one = new RuleSet([readRule(VELOCITY)], EVENT);
    const two = new RuleSet([readRule(VELOCITY), readRule({ ...VELOCITY, id: 'TM-02' })], EVENT);
    for (const set of [one, two]) for (let minute = 0; minute < 5; minute += 1) set.push(out(minute));
    expect(two.size()).toEqual(one.size());
    expect(two.push(out(6)).map((hit) => hit.rule)).toEqual(['TM-01', 'TM-02']);
  });

  test.each([
    [
      'an unknown name',
      { when: 'agg.out_2h > 1' },
      /TM-01: line 1, column 5: "out_2h" is not known; did you mean "out_1h"/,
    ],
    ['a wrong type', { when: 'agg.out_1h' }, /TM-01: line 1, column 5: a condition is true or false/],
    ['a reason about nothing', { reason: '{{agg.nothing}}' }, /TM-01: .*"nothing" is not known/],
    ['a score beyond 100', { score: 101 }, /TM-01: score/],
    ['an action that a rule may not take', { actions: ['block'] }, /TM-01: actions/],
    ['a field that there is not', { colour: 'red' }, /TM-01: /],
  ])('%s is refused with its place', (_, change, message) => {
    expect(() => new RuleSet([readRule({ ...VELOCITY, ...change })], EVENT)).toThrow(RuleInvalid);
    expect(() => new RuleSet([readRule({ ...VELOCITY, ...change })], EVENT)).toThrow(message);
  });

  test('an aggregate that cannot be is refused', () => {
    const wrong = { ...VELOCITY, aggregates: { out_1h: { key: 'nobody', fn: 'count', window: '1h' } } };
    expect(() => new RuleSet([readRule(wrong)], EVENT)).toThrow(AggregateInvalid);
  });
});
