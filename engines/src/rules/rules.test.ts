import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { NUMBER, STRING } from '../expression/index.ts';
import { AggregateInvalid } from '../windows/index.ts';
import { checkRule, RuleInvalid, RuleSet, readRule } from './index.ts';

const EVENT = { account: STRING, amount: NUMBER, direction: STRING };
const VELOCITY = {
  id: 'TM-01',
  name: 'Many payments in an hour',
  typology: 'velocity',
  source: 'a test',
  scope: "tx.direction == 'out'",
  aggregates: { out_1h: { key: 'account', fn: 'count', window: '1h', exclude_current: false } },
  params: { limit: { default: 2, unit: 'payments', min: 1, max: 10 } },
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
      /TM-01: when, line 1, column 5: "out_2h" is not known; did you mean "out_1h"/,
    ],
    ['a wrong type', { when: 'agg.out_1h' }, /TM-01: when, line 1, column 5: a condition is true or false/],
    ['a reason about nothing', { reason: '{{agg.nothing}}' }, /TM-01: .*"nothing" is not known/],
    ['a score beyond 100', { score: 101 }, /TM-01: score/],
    ['an action that a rule may not take', { actions: ['block'] }, /TM-01: actions/],
    ['a field that there is not', { colour: 'red' }, /TM-01: /],
    [
      'a number without its unit',
      { params: { limit: { default: 2 } } },
      /TM-01: params.limit.unit a number needs its unit/,
    ],
    ['a loop', { when: '[[1], [2]].exists(x, x.all(y, y > 1))' }, /TM-01: when, .* there are no loops/],
    ['a list that nobody keeps', { when: "tx.account in list('nobody')" }, /TM-01: when, .*"nobody" is not known/],
    [
      'a wrong name in a window',
      { aggregates: { out_1h: { key: 'account', fn: 'count', window: '1h', where: 'amonut > 1' } } },
      /TM-01: aggregates.out_1h.where, line 1, column 1: "amonut" is not known; did you mean "amount"/,
    ],
  ])('%s is refused with its place', (_, change, message) => {
    expect(() => new RuleSet([readRule({ ...VELOCITY, ...change })], EVENT)).toThrow(RuleInvalid);
    expect(() => new RuleSet([readRule({ ...VELOCITY, ...change })], EVENT)).toThrow(message);
  });

  test('the first band that is met gives the score, the rule itself where none is', () => {
    const bands = [
      { if: 'agg.out_1h > 4', score: 90 },
      { if: 'agg.out_1h > 3', score: 70 },
    ];
    const set = new RuleSet([readRule({ ...VELOCITY, bands })], EVENT);
    expect([0, 1, 2, 3, 4].flatMap((minute) => set.push(out(minute)).map((hit) => hit.score))).toEqual([60, 70, 90]);
  });

  test('values of the region and lists in their version are what a rule compares with, also in its windows', () => {
    const aggregates = { n: { key: 'account', fn: 'count', window: '1h', where: 'amount >= region.least' } };
    const when = "agg.n >= 1 && tx.direction in list('ways')";
    const rule = readRule({ ...VELOCITY, aggregates, when, reason: 'seen', needs: ['region.least', 'list.ways'] });
    const lists = { ways: { version: 'v7', values: new Set(['out']) } };
    const hits = (least: number) => {
      const set = new RuleSet([rule], EVENT, { region: { least }, lists });
      set.push(out(0));
      return set.push(out(1));
    };
    expect(hits(11)).toEqual([]);
    expect(hits(10)).toMatchObject([{ facts: { 'agg.n': 1, 'list.ways': 'v7' } }]);
    const asleep = new RuleSet([rule], EVENT, { lists });
    expect([asleep.push(out(0)), asleep.asleep]).toEqual([[], [{ rule: 'TM-01', missing: ['region.least'] }]]);
  });

  test('a rule of some regions is asked there only', () => {
    const rule = readRule({ ...VELOCITY, when: 'true', regions: ['EU'] });
    expect(new RuleSet([rule], EVENT, { codes: ['DE', 'EU'] }).push(out(0))).toHaveLength(1);
    expect(new RuleSet([rule], EVENT, { codes: ['US'] }).push(out(0))).toEqual([]);
  });

  test('a rule is checked as written, each fault with its line and column in the file', () => {
    const text = (when: string) => `${stringify({ ...VELOCITY, when: 1 }).replace('when: 1', `when: ${when}`)}`;
    const line =
      text('x')
        .split('\n')
        .findIndex((one) => one.startsWith('when:')) + 1;
    expect(checkRule(text('agg.out_1h > params.limit'), EVENT)).toHaveProperty('rule.id', 'TM-01');
    expect(checkRule(text('agg.out_1h > params.limt'), EVENT)).toMatchObject({
      fault: { path: 'when', line, column: 27, suggestion: 'limit' },
    });
    expect(checkRule(text('"agg.out_1h > params.limt"'), EVENT)).toMatchObject({ fault: { line, column: 28 } });
    expect(checkRule(text('|\n  agg.out_1h > 1 &&\n  params.limt'), EVENT)).toMatchObject({
      fault: { line: line + 2 },
    });
    expect(checkRule('id: [', EVENT)).toMatchObject({ fault: { line: 1 } });
    expect(checkRule(text('true').replace('unit: payments', 'source: here'), EVENT)).toMatchObject({
      fault: { path: 'params.limit.unit' },
    });
  });

  test('an aggregate that cannot be is refused', () => {
    const wrong = { ...VELOCITY, aggregates: { out_1h: { key: 'nobody', fn: 'count', window: '1h' } } };
    expect(() => new RuleSet([readRule(wrong)], EVENT)).toThrow(AggregateInvalid);
  });
});
