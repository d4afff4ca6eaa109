import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { FeatureTable } from '@acquaint/engines/forest';

const [DAY, WEEK] = [86_400, 7];
const FIRST = Date.UTC(2018, 3, 1) / 1000;
const WINDOWS = [1, 7, 30] as const;
const DELAY_DAYS = 7;

type Payment = { second: number; customer: string; terminal: string; amount: number; fraud: number };
export type Week = { table: FeatureTable; labels: Float64Array; customers: string[]; days: string[] };

/** The handbook's payments, oldest first. */
export function readPayments(file: string): Payment[] {
  const [first = '', ...lines] = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  const at = (name: string) => first.split(',').indexOf(name);
  const [ts, customer, terminal, amount, fraud] = ['ts', 'customer', 'terminal', 'amount', 'fraud'].map(at) as number[];
  return lines.map((line) => {
    const row = line.split(',');
    const cell = (place: number | undefined) => row[place ?? 0] ?? '';
    return {
      second: Date.parse(cell(ts)) / 1000 - FIRST,
      customer: cell(customer),
      terminal: cell(terminal),
      amount: Number(cell(amount)),
      fraud: Number(cell(fraud)),
    };
  });
}

type Past = { seconds: number[]; sums: number[] };

/** How many came until a second, and what they add up to, by a running sum. */
function until({ seconds, sums }: Past, second: number): [number, number] {
  let [low, high] = [0, seconds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seconds[middle] as number) <= second) low = middle + 1;
    else high = middle;
  }
  return [low, low === 0 ? 0 : (sums[low - 1] as number)];
}

function within(past: Past, from: number, to: number): [number, number] {
  const [[before, less], [count, sum]] = [until(past, from), until(past, to)];
  return [count - before, sum - less];
}

function add(pasts: Map<string, Past>, key: string, { second, value }: { second: number; value: number }): void {
  const past = pasts.get(key) ?? { seconds: [], sums: [] };
  pasts.set(key, past);
  past.seconds.push(second);
  past.sums.push((past.sums.at(-1) ?? 0) + value);
}

/** The measures of every payment as the handbook works them out: windows of a customer up to now, of a terminal up to a week ago. */
export function measured(payments: readonly Payment[]): number[][] {
  const [customers, terminals] = [new Map<string, Past>(), new Map<string, Past>()];
  const empty: Past = { seconds: [], sums: [] };
  for (const { terminal, second, fraud } of payments) add(terminals, terminal, { second, value: fraud });
  return payments.map(({ second, customer, terminal, amount }) => {
    add(customers, customer, { second, value: amount });
    const date = new Date((second + FIRST) * 1000);
    const row = [amount, [0, 6].includes(date.getUTCDay()) ? 1 : 0, date.getUTCHours() <= 6 ? 1 : 0];
    for (const days of WINDOWS) {
      const [count, sum] = within(customers.get(customer) ?? empty, second - days * DAY, second);
      row.push(count, sum / count);
    }
    const shown = second - DELAY_DAYS * DAY;
    for (const days of WINDOWS) {
      const [count, frauds] = within(terminals.get(terminal) ?? empty, shown - days * DAY, shown);
      row.push(count, count === 0 ? 0 : frauds / count);
    }
    return row;
  });
}

/** A week to learn from and, after a week in which outcomes come in, one to be judged by, without cards known by then to be misused. */
export function splitAt(payments: readonly Payment[], rows: readonly number[][], { day, names }: Split) {
  const dayOf = (one: Payment) => Math.floor(one.second / DAY);
  const places = [...payments.keys()];
  const early = places.filter((at) => inside(dayOf(payments[at] as Payment), day));
  const known = new Set<string>();
  for (const at of early) if (payments[at]?.fraud === 1) known.add(payments[at]?.customer ?? '');
  const late: number[] = [];
  for (let offset = 0; offset < WEEK; offset += 1) {
    const shown = day + WEEK - 1 + offset;
    for (const one of payments) if (one.fraud === 1 && dayOf(one) === shown) known.add(one.customer);
    const today = day + WEEK + DELAY_DAYS + offset;
    for (const at of places) {
      const one = payments[at] as Payment;
      if (dayOf(one) === today && !known.has(one.customer)) late.push(at);
    }
  }
  const week = (chosen: readonly number[]): Week => ({
    table: {
      names,
      rows: chosen.length,
      columns: names.map((_, feature) => Float64Array.from(chosen, (at) => rows[at]?.[feature] ?? Number.NaN)),
    },
    labels: Float64Array.from(chosen, (at) => payments[at]?.fraud ?? 0),
    customers: chosen.map((at) => payments[at]?.customer ?? ''),
    days: chosen.map((at) => String(dayOf(payments[at] as Payment))),
  });
  return { train: week(early), test: week(late) };
}

type Split = { day: number; names: readonly string[] };

const inside = (day: number, from: number): boolean => day >= from && day < from + WEEK;
