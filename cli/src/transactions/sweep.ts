import type { Value } from '@acquaint/engines/expression';
import { MoneyGraph } from '@acquaint/engines/graph';
import { type Ground, PAYMENT_EVENT, type ParamValue, type Rule, RuleSet } from '@acquaint/engines/rules';
import { WrongUse } from '../usage.ts';
import type { RowLabel } from './labels.ts';

const MOST = 12;

/** One rule with several values of a parameter, over the same history in the same run. */
export class Sweep {
  readonly #rule: string;
  readonly #param: string;
  readonly #variants: { value: number; set: RuleSet; hits: number; odd: number; alerts: Set<string> }[];

  constructor(rule: Rule, { param, values, ground }: { param: string; values: readonly number[]; ground: Ground }) {
    this.#rule = rule.id;
    this.#param = param;
    this.#variants = values.map((value) => {
      const params: Record<string, ParamValue> = { ...rule.params, [param]: value };
      const set = new RuleSet([{ ...rule, params }], PAYMENT_EVENT, { ...ground, graph: new MoneyGraph() });
      return { value, set, hits: 0, odd: 0, alerts: new Set<string>() };
    });
  }

  take(sides: readonly Readonly<Record<string, Value>>[], time: number, { odd, alert }: RowLabel): void {
    for (const one of this.#variants) {
      if (sides.flatMap((fields) => one.set.push({ time, fields })).length === 0) continue;
      one.hits += 1;
      if (odd) one.odd += 1;
      if (odd && alert) one.alerts.add(alert);
    }
  }

  summary() {
    return this.#variants.map(({ value, hits, odd, alerts }) => ({
      ...{ rule: this.#rule, param: this.#param, value, hits },
      precision: hits === 0 ? null : Math.round((odd / hits) * 1e6) / 1e6,
      alerts_found: alerts.size,
    }));
  }
}

/** Reads `TM-11.senders=4,6,8`. Throws `WrongUse` when there is no such rule, parameter or number. */
export function sweepOf(said: string, rules: readonly Rule[], ground: Ground): Sweep {
  const [, id, param = '', list = ''] = /^([A-Z]{2,6}-\d{2,4}[a-z]?)\.(\w+)=([\d.,]+)$/.exec(said) ?? [];
  const rule = rules.find((one) => one.id === id);
  if (typeof rule?.params[param] !== 'number')
    throw new WrongUse('--sweep is like TM-11.senders=4,6,8: no such rule or number');
  const values = list.split(',').map(Number);
  if (values.length > MOST || values.some((value) => !Number.isFinite(value)))
    throw new WrongUse(`--sweep takes up to ${MOST} numbers`);
  return new Sweep(rule, { param, values, ground });
}
