import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MoneyGraph } from '@acquaint/engines/graph';
import { PAYMENT_EVENT, type Rule, RuleSet, readRule } from '@acquaint/engines/rules';
import { readAggregates, type WindowEvent, Windows } from '@acquaint/engines/windows';
import { parse } from 'yaml';
import type { BenchArgs } from './run.ts';

const RULES = join(dirname(fileURLToPath(import.meta.url)), '../packs/base/rules');
const DAY_MS = 86_400_000;
const REGION = { cash_report_usd: 10_000, travel_rule_usd: 1000, review_single_usd: 5000 };
const LISTS = Object.fromEntries(
  ['fatf_call_for_action', 'blocked_payees'].map((name) => [name, { version: 'bench', values: new Set<string>() }]),
);
/** Twelve windows as they are usual: counts, sums, means and different values over one key and over pairs. */
const TWELVE = Object.fromEntries(
  ['1h', '24h', '7d', '30d'].flatMap((window) => [
    [`n_${window}`, { key: 'account', fn: 'count', window }],
    [`mean_${window}`, { key: 'account', fn: 'mean', of: 'amount', window }],
    [`payees_${window}`, { key: 'account', fn: 'distinct', of: 'counterparty', window }],
  ]),
);

/**
 * Processor time a payment for 10, 40 and 200 rules and for twelve aggregates, over invented payments of a month; beside them the aggregates computed anew from
 * arrays, as one would write it first; then memory by account at 10,000, 100,000 and (`--large`) a million accounts. Left out: reading files.
 */
export function run({ smoke, flags }: BenchArgs): void {
  const rows = smoke ? 2000 : 100_000;
  const events = payments(rows, rows / 20);
  const shipped = readdirSync(RULES).map((file) => readRule(parse(readFileSync(join(RULES, file), 'utf8'))));
  for (const count of [10, 40, 200]) {
    const rules = Array.from({ length: count }, (_, at) => variant(shipped, at));
    const graph = new MoneyGraph();
    const set = new RuleSet(rules, PAYMENT_EVENT, { region: REGION, lists: LISTS, graph });
    const { us, found } = timed(events, (event) => set.push(event).length);
    console.log(`${String(count).padStart(4)} rules        ${us.toFixed(1)} µs a payment, ${found} hits`);
  }
  const windows = new Windows(readAggregates(TWELVE), PAYMENT_EVENT);
  console.log(`12 aggregates     ${timed(events, (event) => windows.push(event).length).us.toFixed(1)} µs a payment`);
  console.log(`12, from arrays   ${timed(events.slice(0, rows / 5), plainly()).us.toFixed(1)} µs a payment`);
  for (const accounts of smoke ? [1000] : flags.has('large') ? [10_000, 100_000, 1_000_000] : [10_000, 100_000])
    memory(accounts);
}

function timed(events: readonly WindowEvent[], take: (event: WindowEvent) => number): { us: number; found: number } {
  let found = 0;
  const began = process.cpuUsage();
  for (const event of events) found += take(event);
  const { user, system } = process.cpuUsage(began);
  return { us: (user + system) / events.length, found };
}

/** The n-th rule: those shipped, then again with a score of its own and a parameter moved, so that nothing is shared by accident. */
function variant(shipped: readonly Rule[], at: number): Rule {
  const rule = shipped[at % shipped.length] as Rule;
  const round = Math.floor(at / shipped.length);
  if (round === 0) return rule;
  const aggregates = [...rule.aggregates].map(([name, one]) => {
    const { window } = one;
    return [
      name,
      window.kind === 'sliding' ? { ...one, window: { ...window, ms: window.ms + round * 3_600_000 } } : one,
    ] as const;
  });
  return { ...rule, id: `${rule.id}-${round}`, aggregates: new Map(aggregates) };
}

function plainly(): (event: WindowEvent) => number {
  const byAccount = new Map<string, WindowEvent[]>();
  return (event) => {
    const account = String(event.fields.account);
    const past = byAccount.get(account) ?? [];
    let sum = 0;
    for (const days of [1 / 24, 1, 7, 30]) {
      const held = past.filter((one) => one.time > event.time - days * DAY_MS);
      sum += held.length + held.reduce((all, one) => all + Number(one.fields.amount), 0);
      sum += new Set(held.map((one) => one.fields.counterparty)).size;
    }
    byAccount.set(account, [...past, event]);
    return Math.sign(sum);
  };
}

function memory(accounts: number): void {
  const windows = new Windows(readAggregates(TWELVE), PAYMENT_EVENT);
  const events = payments(accounts * 5, accounts);
  const { us } = timed(events, (event) => {
    windows.apply(event);
    return 0;
  });
  const { keys, bytes } = windows.size();
  const saved = windows.save({ key: 'account', value: String(events[0]?.fields.account) })?.length ?? 0;
  console.log(
    `${keys} accounts, five payments each: ${Math.round(bytes / keys)} bytes an account in memory, ${saved} saved; ${us.toFixed(1)} µs to count a payment`,
  );
}

function payments(count: number, accounts: number): WindowEvent[] {
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const begin = Date.UTC(2026, 0, 1);
  return Array.from({ length: count }, (_, at) => {
    const time = begin + Math.floor((at * 30 * DAY_MS) / count);
    const account = `a${Math.floor(accounts * random())}`;
    const isCard = random() < 0.6;
    const fields = {
      ...{ type: 'payment', time, account, counterparty: `b${Math.floor(accounts * random())}`, kind: 'person' },
      ...{ channel: isCard ? 'card' : 'transfer', direction: !isCard && random() < 0.4 ? 'in' : 'out' },
      ...{ amount: Math.round(100 * Math.exp(2 + 5 * random())) / 100, device: `d${account}`, declined: false },
    };
    return { time, fields };
  });
}
