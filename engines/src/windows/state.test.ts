import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GEO, NUMBER, STRING, type Value } from '../expression/index.ts';
import { AggregateInvalid, readAggregates, SnapshotInvalid, type WindowEvent, Windows } from './index.ts';

const H = 3_600_000;
const D = 24 * H;
const EVENT = { customer: STRING, payee: STRING, amount: NUMBER, channel: STRING, geo: GEO };
const open = (written: Record<string, unknown>) => new Windows(readAggregates(written), EVENT);
const card = "channel == 'card'";
const WRITTEN = {
  n: { key: 'customer', fn: 'count', window: '1h' },
  sum: { key: 'customer', fn: 'sum', of: 'amount', window: '2h', where: card },
  mean: { key: 'customer', fn: 'mean', of: 'amount', window: '30h', where: card, exclude_current: false },
  sd: { key: 'customer', fn: 'sd', of: 'amount', window: '3h' },
  thirds: { key: 'customer', fn: 'sum', of: 'amount / 3', window: '5h' },
  median: { key: 'customer', fn: 'median', of: 'amount', window: '5h', exclude_current: false },
  payees: { key: 'customer', fn: 'distinct', of: 'payee', window: '40h', exclude_current: false },
  share: { key: 'customer', fn: 'share', of: 'amount > 50', window: '4h' },
  pair: { key: ['customer', 'payee'], fn: 'count', window: '10h' },
  month: { key: 'payee', fn: 'sum', of: 'amount', window: 'calendar month Asia/Jakarta', exclude_current: false },
  five: { key: 'customer', fn: 'sum', of: 'amount', window: 'last 5', where: card },
  three: { key: 'customer', fn: 'max', of: 'amount', window: 'last 3', exclude_current: false },
  place: { key: 'customer', fn: 'last', of: 'geo', window: '9h' },
  big: { key: 'customer', fn: 'last', of: 'amount > 50', window: '9h' },
  late: { key: 'payee', fn: 'sum', of: 'amount', window: '1h', delay: '2h' },
  hours: { key: 'customer', fn: 'mean', of: 'amount', window: '2d', bucket: 'hour' },
  spread: { key: 'customer', fn: 'sd', of: 'amount', window: '2d', bucket: 'hour', exclude_current: false },
  least: { key: 'customer', fn: 'min', of: 'amount', window: '2d', where: card, bucket: 'hour' },
  whom: { key: 'customer', fn: 'distinct', of: 'payee', window: '2d', bucket: 'hour', exclude_current: false },
};
const step = fc.record({
  minutes: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 600, max: 2000 })),
  late: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 10 }) }),
  customer: fc.constantFrom('a', 'b'),
  payee: fc.constantFrom('p', 'q', 'r', null),
  channel: fc.constantFrom('card', 'cash'),
  amount: fc.oneof(
    fc.integer({ min: 1, max: 10_000 }).map((cents) => cents / 100),
    fc.constantFrom(null, 0, -3, 1e12 / 7),
  ),
  geo: fc.constantFrom(null, { lat: 1.5, lon: -3.25 }),
  between: fc.constantFrom('nothing', 'cold', 'refused', 'future'),
});

/** The events of a run of steps, in the order in which they come. */
function eventsOf(steps: readonly { minutes: number; late: number; between: string; [field: string]: unknown }[]) {
  let clock = Date.parse('2026-03-28T20:00:00Z');
  return steps.map(({ minutes, late, between, ...fields }) => {
    clock += minutes * 60_000;
    const event: WindowEvent = { time: clock - late * 60_000, fields: fields as Record<string, Value> };
    return { event, between };
  });
}

describe('TXN-01 the state of a key can leave memory and come back', () => {
  test('saved, dropped and loaded between any two events, or asked and refused, no later answer changes', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        const [warm, cold] = [open(WRITTEN), open(WRITTEN)];
        for (const { event, between } of eventsOf(steps)) {
          for (const key of between === 'cold' ? cold.touched(event) : []) {
            const bytes = cold.save(key);
            cold.drop(key);
            expect(cold.has(key)).toBe(false);
            if (bytes) expect(cold.load(key, bytes)).toBe(true);
            expect(cold.save(key)).toEqual(bytes);
          }
          if (between === 'refused') cold.evaluate({ ...event, fields: { ...event.fields, amount: 77.7 } });
          if (between === 'future') cold.evaluate({ ...event, time: event.time + 400 * D });
          expect(cold.evaluate(event)).toEqual(warm.push(event));
          cold.apply(event);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an event names the keys that it reads and changes, and none whose fields it lacks', () => {
    const fields = { customer: 'a', payee: 'p', amount: 1, channel: 'card', geo: null };
    expect(open(WRITTEN).touched({ time: 0, fields })).toEqual([
      { key: 'customer', value: 'a' },
      { key: 'customer,payee', value: 'a\u0001p' },
      { key: 'payee', value: 'p' },
    ]);
    expect(open(WRITTEN).touched({ time: 0, fields: { ...fields, payee: null } })).toEqual([
      { key: 'customer', value: 'a' },
    ]);
  });

  test('a pair seen once takes few bytes, and a key of which nothing is held none', () => {
    const windows = open({ pair: WRITTEN.pair });
    const fields = { customer: 'a', payee: 'p', amount: 1, channel: 'card', geo: null };
    windows.push({ time: Date.parse('2026-03-28T20:00:00Z'), fields });
    expect(windows.save({ key: 'customer,payee', value: 'a\u0001p' })?.length).toBeLessThan(24);
    expect(windows.save({ key: 'customer,payee', value: 'a\u0001q' })).toBeNull();
    expect(windows.save({ key: 'nobody', value: 'a' })).toBeNull();
  });

  test('state saved under other aggregates serves those that stay, and says what it does not know', () => {
    const fields = { customer: 'a', payee: 'p', amount: 10, channel: 'card', geo: null };
    const key = { key: 'customer', value: 'a' };
    const before = open({ n: WRITTEN.n, sum: WRITTEN.sum });
    before.push({ time: 0, fields });
    const bytes = before.save(key) as Uint8Array;
    const fewer = open({ sum: WRITTEN.sum });
    expect(fewer.load(key, bytes)).toBe(true);
    expect(fewer.evaluate({ time: 1, fields })).toEqual([10]);
    const more = open({ sum: WRITTEN.sum, most: { key: 'customer', fn: 'max', of: 'amount * 2', window: '1h' } });
    expect(more.load(key, bytes)).toBe(false);
    expect(more.evaluate({ time: 1, fields })).toEqual([10, null]);
  });

  test('torn state is refused, at whichever byte it ends, and leaves what is held as it was', () => {
    const windows = open(WRITTEN);
    const fields = { customer: 'a', payee: 'p', amount: 10.01, channel: 'card', geo: { lat: 1, lon: 2 } };
    for (let at = 0; at < 3; at += 1) windows.push({ time: at * H, fields });
    const key = { key: 'customer', value: 'a' };
    const bytes = windows.save(key) as Uint8Array;
    for (let end = 0; end < bytes.length; end += 1)
      expect(() => windows.load(key, bytes.subarray(0, end))).toThrow(SnapshotInvalid);
    expect(() => windows.load(key, Uint8Array.of(9, ...bytes.subarray(1)))).toThrow('version');
    expect(windows.save(key)).toEqual(bytes);
  });

  test('a sweep lets go of the keys that no window can see any more, and of no other', () => {
    const windows = open({ n: WRITTEN.n });
    const fields = { customer: 'a', payee: 'p', amount: 1, channel: 'card', geo: null };
    windows.push({ time: 0, fields });
    expect(windows.sweep(H + 10 * 60_000 - 1)).toBe(0);
    expect(windows.sweep(H + 10 * 60_000)).toBe(1);
    expect(windows.size()).toEqual({ keys: 0, events: 0, bytes: 0 });
  });
});

describe('TXN-02 windows kept by the hour', () => {
  const hours = { key: 'customer', fn: 'sum', of: 'amount', window: '2d', bucket: 'hour' };
  const fields = { customer: 'a', payee: 'p', amount: 1, channel: 'card', geo: null };

  test('reach back to the whole hour in which they begin, and no further', () => {
    const windows = open({ hours });
    windows.push({ time: 0.5 * H, fields });
    expect(windows.evaluate({ time: 2 * D + H - 1, fields })).toEqual([1]);
    expect(windows.evaluate({ time: 2 * D + H, fields })).toEqual([0]);
  });

  test('hold one record an hour, however many events it had', () => {
    const windows = open({ hours });
    for (let at = 0; at < 1000; at += 1) windows.push({ time: at * 7200, fields });
    expect(windows.size().events).toBe(2);
    expect(windows.evaluate({ time: 7.2e6, fields })).toEqual([1000]);
  });

  test.each([
    [{ ...hours, fn: 'median' }, /"median" cannot be told from the sums of hours/],
    [{ ...hours, window: '24h' }, /more than a day/],
    [{ ...hours, window: 'last 5' }, /sliding/],
    [{ ...hours, bucket: 'minute' }, /sum\.bucket|x\.bucket/],
  ])('are refused where hours cannot tell: %j', (written, message) => {
    expect(() => open({ x: written })).toThrow(AggregateInvalid);
    expect(() => open({ x: written })).toThrow(message);
  });
});

describe('TXN-02 sums are exact', () => {
  test('ten cents added ten thousand times and taken away again leave nothing, and three parts of a limit are the limit', () => {
    const windows = open({ sum: { key: 'customer', fn: 'sum', of: 'amount', window: '1h', exclude_current: false } });
    const fields = { customer: 'a', payee: 'p', channel: 'card', geo: null };
    for (let at = 0; at < 10_000; at += 1) windows.push({ time: at, fields: { ...fields, amount: 0.1 } });
    expect(windows.push({ time: 3 * H, fields: { ...fields, amount: 0.1 } })).toEqual([0.1]);
    expect(windows.push({ time: 3 * H + 1, fields: { ...fields, amount: 0.2 } })).toEqual([0.3]);
  });
});
