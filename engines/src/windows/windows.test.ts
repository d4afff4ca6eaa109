import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NUMBER, STRING, type Value } from '../expression/index.ts';
import { beginningOf } from './calendar.ts';
import { AggregateInvalid, readAggregates, type WindowEvent, Windows } from './index.ts';

const H = 3_600_000;
const D = 24 * H;
const EVENT = { customer: STRING, payee: STRING, amount: NUMBER, channel: STRING };
const open = (written: Record<string, unknown>) => new Windows(readAggregates(written), EVENT);
const event = (time: number, amount: number | null, more: Record<string, Value> = {}): WindowEvent => ({
  time,
  fields: { customer: 'c', payee: 'p', channel: 'card', amount, ...more },
});

describe('TXN-02 windows over what a customer did', () => {
  test('a sliding window is open at its start: what is exactly a day old is out, a millisecond younger is in', () => {
    const windows = open({ n: { key: 'customer', fn: 'count', window: '24h' } });
    windows.push(event(0, 1));
    expect(windows.push(event(D - 1, 1))).toEqual([1]);
    const again = open({ n: { key: 'customer', fn: 'count', window: '24h' } });
    again.push(event(0, 1));
    expect(again.push(event(D, 1))).toEqual([0]);
  });

  test('history leaves the present event out unless it is asked for', () => {
    const windows = open({
      before: { key: 'customer', fn: 'sum', of: 'amount', window: '1h' },
      with: { key: 'customer', fn: 'sum', of: 'amount', window: '1h', exclude_current: false },
    });
    expect(windows.push(event(0, 10))).toEqual([0, 10]);
    expect(windows.push(event(1, 5))).toEqual([10, 15]);
  });

  test('a delay ends the window earlier', () => {
    const windows = open({ late: { key: 'customer', fn: 'sum', of: 'amount', window: '1d', delay: '7d' } });
    windows.push(event(0, 3));
    expect(windows.push(event(7 * D - 1, 0))).toEqual([0]);
    expect(windows.push(event(7 * D, 0))).toEqual([3]);
    expect(windows.push(event(8 * D - 1, 0))).toEqual([3]);
    expect(windows.push(event(8 * D, 0))).toEqual([0]);
  });

  test('of nothing a count is 0 and a mean is unknown', () => {
    const windows = open({
      n: { key: 'customer', fn: 'count', window: '1h' },
      mean: { key: 'customer', fn: 'mean', of: 'amount', window: '1h' },
      zero: { key: 'customer', fn: 'mean', of: 'amount', window: '1h', empty: 0 },
      last: { key: 'customer', fn: 'last', of: 'payee', window: '1h' },
    });
    expect(windows.push(event(0, null))).toEqual([0, null, 0, null]);
    expect(windows.push(event(1, 4))).toEqual([1, null, 0, 'p']);
  });

  test('without a key there is no answer, and nothing is counted', () => {
    const windows = open({ n: { key: ['customer', 'payee'], fn: 'count', window: '1h', exclude_current: false } });
    expect(windows.push(event(0, 1, { payee: null }))).toEqual([null]);
    expect(windows.push(event(1, 1))).toEqual([1]);
  });

  test('a calendar day begins at midnight of its zone, also where clocks are changed', () => {
    const berlin = (text: string) => beginningOf('day', Date.parse(text), 'Europe/Berlin');
    expect(berlin('2026-03-29T12:00:00+02:00')).toBe(Date.parse('2026-03-29T00:00:00+01:00'));
    expect(berlin('2026-10-25T12:00:00+01:00')).toBe(Date.parse('2026-10-25T00:00:00+02:00'));
    expect(beginningOf('month', Date.parse('2026-03-01T02:00:00+07:00'), 'Asia/Jakarta')).toBe(
      Date.parse('2026-03-01T00:00:00+07:00'),
    );
    expect(beginningOf('week', Date.parse('2026-11-29T23:59:59Z'), 'UTC')).toBe(Date.parse('2026-11-23T00:00:00Z'));
    const windows = open({ day: { key: 'customer', fn: 'sum', of: 'amount', window: 'calendar day Asia/Jakarta' } });
    windows.push(event(Date.parse('2026-01-01T16:59:59Z'), 7));
    expect(windows.push(event(Date.parse('2026-01-01T16:59:59Z'), 1))).toEqual([7]);
    expect(windows.push(event(Date.parse('2026-01-01T17:00:00Z'), 1))).toEqual([0]);
  });

  test('memory is let go with the events that no window holds', () => {
    const windows = open({ n: { key: 'customer', fn: 'distinct', of: 'payee', window: '1h' } });
    for (let at = 0; at < 5000; at += 1) windows.push(event(at * 60_000, 1, { payee: `p${at}` }));
    expect(windows.size().events).toBeLessThanOrEqual(71);
    windows.push(event(9e9, 1, { customer: 'c', channel: 'x' }));
    expect(windows.size()).toMatchObject({ keys: 1, events: 1 });
  });

  test.each([
    [{ n: { key: 'custmer', fn: 'count', window: '1h' } }, 'n.key'],
    [{ n: { key: 'customer', fn: 'cuont', window: '1h' } }, 'n.fn'],
    [{ n: { key: 'customer', fn: 'sum', window: '1h' } }, 'n.of'],
    [{ n: { key: 'customer', fn: 'sum', of: 'payee', window: '1h' } }, 'n.of'],
    [{ n: { key: 'customer', fn: 'count', window: '1 fortnight' } }, 'n.window'],
    [{ n: { key: 'customer', fn: 'count', window: '401d' } }, 'n.window'],
    [{ n: { key: 'customer', fn: 'count', window: 'calendar day Europe/Atlantis' } }, 'n.window'],
    [{ 'a b': { key: 'customer', fn: 'count', window: '1h' } }, 'a b'],
    [{ n: { key: 'customer', fn: 'count', window: '1h', extra: 1 } }, 'n'],
  ])('what cannot be computed is refused with its place: %j', (written, at) => {
    const refused = (() => {
      try {
        open(written);
      } catch (error) {
        return error;
      }
      return null;
    })();
    expect(refused).toBeInstanceOf(AggregateInvalid);
    expect((refused as AggregateInvalid).at).toBe(at);
  });
});

// What is obviously right: every aggregate from all events so far, each time anew.
const WRITTEN = {
  n: { key: 'customer', fn: 'count', window: '1h' },
  n_with: { key: 'customer', fn: 'count', window: '1h', exclude_current: false },
  sum: { key: 'customer', fn: 'sum', of: 'amount', window: '2h', where: "channel == 'card'" },
  mean: { key: 'customer', fn: 'mean', of: 'amount', window: '2h', where: "channel == 'card'" },
  sd: { key: 'customer', fn: 'sd', of: 'amount', window: '3h' },
  least: { key: 'customer', fn: 'min', of: 'amount', window: '90m' },
  median: { key: 'customer', fn: 'median', of: 'amount', window: '5h', exclude_current: false },
  payees: { key: 'customer', fn: 'distinct', of: 'payee', window: '2h', exclude_current: false },
  share: { key: 'customer', fn: 'share', of: 'amount > 50', window: '4h' },
  pair: { key: ['customer', 'payee'], fn: 'count', window: '10h' },
  day: { key: 'customer', fn: 'sum', of: 'amount', window: 'calendar day Europe/Berlin', exclude_current: false },
  five: { key: 'customer', fn: 'sum', of: 'amount', window: 'last 5' },
  old: { key: 'customer', fn: 'sum', of: 'amount', window: '1h', delay: '2h' },
};
type Past = WindowEvent & { order: number };

function slowly(past: readonly Past[], now: Past): Value[] {
  const all = [...past, now].sort((a, b) => a.time - b.time || a.order - b.order);
  return [...readAggregates(WRITTEN).values()].map((aggregate) => {
    const { key, fn, of, where, window, delayMs, excludeCurrent } = aggregate;
    const until = now.time - delayMs;
    let held = all.filter(
      (one) =>
        key.every((field) => one.fields[field] === now.fields[field]) &&
        (where === null || one.fields.channel === 'card') &&
        one.time <= until &&
        !(excludeCurrent && one === now),
    );
    if (window.kind === 'last') held = held.slice(-window.count);
    else if (window.kind === 'sliding') held = held.filter((one) => one.time > until - window.ms);
    else held = held.filter((one) => one.time >= beginningOf(window.unit, until, window.zone));
    if (of === null) return held.length;
    if (fn === 'distinct') return new Set(held.map((one) => one.fields.payee)).size;
    const numbers = held.map((one) => one.fields.amount as number).sort((a, b) => a - b);
    const total = numbers.reduce((sum, value) => sum + value, 0);
    if (fn === 'sum') return total;
    if (numbers.length === 0) return null;
    const mean = total / numbers.length;
    if (fn === 'mean') return mean;
    if (fn === 'share') return numbers.filter((value) => value > 50).length / numbers.length;
    if (fn === 'min') return numbers[0] as number;
    if (fn === 'median')
      return (
        ((numbers[Math.floor((numbers.length - 1) / 2)] as number) +
          (numbers[Math.ceil((numbers.length - 1) / 2)] as number)) /
        2
      );
    if (numbers.length < 2) return null;
    return Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (numbers.length - 1));
  });
}

describe('TXN-02 the windows agree with all events counted anew', () => {
  const one = fc.record({
    minutes: fc.integer({ min: 0, max: 50 }),
    late: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 10 }) }),
    customer: fc.constantFrom('a', 'b'),
    payee: fc.constantFrom('p', 'q', 'r'),
    channel: fc.constantFrom('card', 'cash'),
    cents: fc.integer({ min: 1, max: 10_000 }),
  });

  test('on any stream, with events at the same moment and late ones', () => {
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 60 }), (steps) => {
        const windows = open(WRITTEN);
        const past: Past[] = [];
        let clock = Date.parse('2026-03-28T20:00:00Z');
        for (const { minutes, late, cents, ...fields } of steps) {
          clock += minutes * 60_000;
          const now: Past = {
            time: clock - late * 60_000,
            order: past.length,
            fields: { ...fields, amount: cents / 100 },
          };
          const found = windows.push(now);
          slowly(past, now).forEach((right, at) => {
            if (typeof right === 'number') expect(found[at], windows.names[at]).toBeCloseTo(right, 6);
            else expect(found[at], windows.names[at]).toBe(right);
          });
          past.push(now);
        }
      }),
      { numRuns: 300 },
    );
  });
});
