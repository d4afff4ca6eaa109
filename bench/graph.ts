import { MoneyGraph } from '@acquaint/engines/graph';
import type { BenchArgs } from './run.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const PLANTED = 200;
const SEED = 11;

type Payment = { time: number; from: string; to: string; amount: number; ring: number | null; closes: boolean };

/**
 * A month of payments (`--edges=`, a million unless said) between invented accounts, with rings of three to six payments planted among them: every
 * payment is asked about as it comes, as a rule would. Beside it, in the same run, a plain search over maps of arrays for the planted ones only.
 */
export function run({ smoke, flags }: BenchArgs): void {
  const edges = smoke ? 20_000 : Number(flags.get('edges') ?? 1_000_000);
  const accounts = Math.max(1000, Math.round(edges / 10));
  const payments = invented(edges, accounts);
  const graph = new MoneyGraph();
  const found = new Set<number>();
  let [closingMs, worstMs, others] = [0, 0, 0];
  const began = process.cpuUsage();
  for (const payment of payments) {
    const event = eventOf(payment);
    const started = performance.now();
    graph.ask(event);
    const hops = graph.value('cycle_hops');
    const ms = performance.now() - started;
    if (hops && payment.closes && payment.ring !== null) found.add(payment.ring);
    else if (hops) others += 1;
    if (payment.closes) closingMs += ms;
    worstMs = Math.max(worstMs, ms);
    graph.apply(event);
  }
  const cpu = process.cpuUsage(began);
  const us = (cpu.user + cpu.system) / payments.length;
  const { bytes } = graph.size();
  console.log(`${payments.length} payments between ${accounts} accounts, ${PLANTED} planted rings of 3 to 6 payments`);
  console.log(
    `graph          ${found.size} of ${PLANTED} rings found, ${others} others; ${us.toFixed(2)} µs of processor a payment with its search, ` +
      `${((us * payments.length) / 1e6).toFixed(2)} s in all; all closing payments ${closingMs.toFixed(1)} ms, slowest of any ${worstMs.toFixed(2)} ms; ${(bytes / 2 ** 20).toFixed(0)} MB`,
  );
  const again = process.cpuUsage();
  let kept = 0;
  for (const payment of payments) {
    graph.ask(eventOf(payment));
    if (graph.value('cycle_hops') && payment.closes) kept += 1;
  }
  const asked = process.cpuUsage(again);
  console.log(
    `whole graph    all ${payments.length} payments searched again in ${((asked.user + asked.system) / 1e6).toFixed(2)} s of processor: ${kept} closing payments`,
  );
  plainly(payments);
}

/** What one would write first: arrays of payments by payee, searched depth first. */
function plainly(payments: readonly Payment[]): void {
  const into = new Map<string, Payment[]>();
  for (const one of payments) into.set(one.to, [...(into.get(one.to) ?? []).slice(-500), one]);
  const began = process.cpuUsage();
  const reaches = (one: Payment, end: string, since: number, hops: number): boolean =>
    (into.get(one.from) ?? []).some(
      (before) =>
        before.time <= one.time &&
        before.time >= since &&
        one.amount >= 0.85 * before.amount &&
        one.amount <= 1.02 * before.amount &&
        ((before.from === end && hops >= 2) || (hops < 5 && reaches(before, end, since, hops + 1))),
    );
  const closing = payments.filter((one) => one.closes);
  const found = closing.filter((one) => reaches(one, one.to, one.time - 14 * DAY_MS, 1)).length;
  const { user, system } = process.cpuUsage(began);
  console.log(
    `plain search   ${found} of ${closing.length} rings, closing payments only: ${((user + system) / 1000 / closing.length).toFixed(3)} ms each`,
  );
}

function eventOf({ time, from, to, amount }: Payment) {
  return { time, fields: { account: from, counterparty: to, direction: 'out', channel: 'transfer', amount } };
}

/** Payments of a month, most between few; every ring takes a day or two and carries on 90 to 99 %. */
function invented(count: number, accounts: number): Payment[] {
  const random = seeded(SEED);
  const account = (): string => `a${Math.floor(accounts * random() * random())}`;
  const payments: Payment[] = [];
  for (let at = 0; at < count; at += 1) {
    const amount = Math.round(100 * Math.exp(3 + 2.5 * random())) / 100;
    payments.push({ time: random() * 30 * DAY_MS, from: account(), to: account(), amount, ring: null, closes: false });
  }
  for (let ring = 0; ring < PLANTED; ring += 1) {
    const size = 3 + (ring % 4);
    const members = Array.from(
      { length: size },
      (_, at) => `a${Math.floor(accounts * random())}${at % 2 === 0 ? '' : `-${ring}`}`,
    );
    let [time, amount] = [random() * 28 * DAY_MS, 500 + 9000 * random()];
    members.forEach((from, at) => {
      const to = members[(at + 1) % size] as string;
      payments.push({ time, from, to, amount, ring, closes: at === size - 1 });
      time += HOUR_MS * (1 + 5 * random());
      amount = Math.round(amount * (0.9 + 0.09 * random()) * 100) / 100;
    });
  }
  return payments.sort((a, b) => a.time - b.time);
}

/** A small generator of numbers that is the same on every machine (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
