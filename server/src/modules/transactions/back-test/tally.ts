import { PAYMENT_EVENT, type Rule, RuleSet, readRule } from '@acquaint/engines/rules';
import type { WindowEvent } from '@acquaint/engines/windows';
import { parse } from 'yaml';
import { brandId } from '#platform/ids';
import { type BackTestSummary, type Found, VARIANTS_MAX } from '../schema/index.ts';
import type { PlayedRow } from '../store/index.ts';

const SAMPLES_MAX = 50;
const HOUR_MINUTES = 60;
type Ground = ConstructorParameters<typeof RuleSet>[2];

/** Every combination of the values that a sweep asks for, at most so many; the first is the rule as it is written. */
export function variantsOf(text: string, sweep: Readonly<Record<string, readonly number[]>>): Rule[] {
  const written: unknown = parse(text, { maxAliasCount: 0 });
  let combinations: Record<string, number>[] = [{}];
  for (const [name, values] of Object.entries(sweep))
    combinations = combinations.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
  return [{}, ...combinations.filter((one) => Object.keys(one).length > 0)]
    .slice(0, VARIANTS_MAX + 1)
    .map((overrides) => readRule(written, overrides));
}

class Variant {
  readonly rule: Rule;
  #set: RuleSet;
  readonly #ground: Ground;
  readonly #days = new Set<string>();
  readonly #customers = new Set<string>();
  hits = 0;
  confirmed = 0;
  dismissed = 0;
  onlyThis = 0;

  constructor(rule: Rule, ground: Ground) {
    this.rule = { ...rule, regions: null };
    this.#ground = ground;
    this.#set = new RuleSet([this.rule], PAYMENT_EVENT, ground);
  }

  /** The next customer has nothing to do with the one before. */
  turn(): void {
    this.#set = new RuleSet([this.rule], PAYMENT_EVENT, this.#ground);
  }

  /** What the rule says about an event; null when nothing, or when the event is only there to be counted. */
  take(event: WindowEvent, row: PlayedRow, counts: boolean): string | null {
    const [hit] = this.#set.push(event);
    if (!hit || !counts) return null;
    this.hits += 1;
    this.#customers.add(row.customerId);
    this.#days.add(`${row.customerId}|${row.at.toISOString().slice(0, 10)}`);
    if (row.said === 'fraud') this.confirmed += 1;
    if (row.said === 'genuine') this.dismissed += 1;
    if (othersIn(row, this.rule).length === 0) this.onlyThis += 1;
    return hit.reason;
  }

  found(): Found {
    const { hits, confirmed, dismissed, onlyThis, rule } = this;
    const spoken = confirmed + dismissed;
    const precision = spoken === 0 ? null : confirmed / spoken;
    const [alerts, customers] = [this.#days.size, this.#customers.size];
    return { params: rule.params, hits, alerts, customers, confirmed, dismissed, precision, onlyThis };
  }
}

/** The other rules that said something of an event when it was decided. */
function othersIn({ reasons }: PlayedRow, rule: Rule): string[] {
  const codes = reasons.flatMap((reason) => (reason.startsWith('rule.') ? [reason.slice('rule.'.length)] : []));
  return codes.filter((code) => code !== rule.id);
}

/** A rule and its variants over customers' histories, one customer after the other. */
export class Tally {
  readonly #variants: readonly Variant[];
  readonly #since: Date;
  readonly #overlap = new Map<string, number>();
  readonly #months = new Map<string, { events: number; hits: number }>();
  readonly #samples: BackTestSummary['samples'] = [];
  events = 0;

  constructor(rules: readonly Rule[], { ground, since }: { ground: Ground; since: Date }) {
    this.#variants = rules.map((rule) => new Variant(rule, ground));
    this.#since = since;
  }

  turn(): void {
    for (const variant of this.#variants) variant.turn();
  }

  take(event: WindowEvent, row: PlayedRow): void {
    this.events += 1;
    const counts = row.at >= this.#since;
    const [reason = null] = this.#variants.map((variant) => variant.take(event, row, counts));
    if (!counts) return;
    const month = row.at.toISOString().slice(0, 7);
    const sums = this.#months.get(month) ?? { events: 0, hits: 0 };
    sums.events += 1;
    this.#months.set(month, sums);
    if (reason === null) return;
    sums.hits += 1;
    const [tried] = this.#variants;
    for (const code of tried ? othersIn(row, tried.rule) : [])
      this.#overlap.set(code, (this.#overlap.get(code) ?? 0) + 1);
    if (this.#samples.length < SAMPLES_MAX)
      this.#samples.push({ id: brandId('txn', row.id), at: row.at, amountUsd: row.usd, reason });
  }

  summary(routineMinutes: number): BackTestSummary {
    const [found, ...sweep] = this.#variants.map((variant) => variant.found());
    if (!found) throw new Error('Broken invariant: a rule is tried as it is written');
    return {
      events: this.events,
      found,
      sweep,
      overlap: [...this.#overlap].map(([rule, both]) => ({ rule, both })).sort((a, b) => b.both - a.both),
      months: [...this.#months]
        .map(([month, sums]) => ({ month, ...sums }))
        .sort((a, b) => (a.month < b.month ? -1 : 1)),
      officerHours: Math.round((found.alerts * routineMinutes * 10) / HOUR_MINUTES) / 10,
      samples: this.#samples,
    };
  }
}
