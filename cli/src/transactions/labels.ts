import type { Hit } from '@acquaint/engines/rules';

/** What is known of a row: whether it was odd, and to which alert it belongs; null where the file does not say. */
export type RowLabel = { odd: boolean | null; alert: string | null };
type Count = { hits: number; odd: number };

/** Counts what rules found against what was known afterwards. */
export class Tally {
  readonly #byRule: Map<string, Count & { alerts: Set<string> }>;
  readonly #alerts = new Set<string>();
  readonly #found = new Set<string>();
  readonly #rows = { flagged: 0, labelled: 0, odd: 0, oddFlagged: 0, honestFlagged: 0 };

  constructor(rules: readonly string[]) {
    this.#byRule = new Map(rules.map((rule) => [rule, { hits: 0, odd: 0, alerts: new Set() }]));
  }

  take(hits: readonly Hit[], { odd, alert }: RowLabel): void {
    const rules = new Set(hits.map((hit) => hit.rule));
    const isFlagged = rules.size > 0;
    for (const rule of rules) {
      const count = this.#byRule.get(rule);
      if (!count) continue;
      count.hits += 1;
      if (odd) count.odd += 1;
      if (odd && alert) count.alerts.add(alert);
    }
    if (alert) this.#alerts.add(alert);
    if (alert && odd && isFlagged) this.#found.add(alert);
    if (isFlagged) this.#rows.flagged += 1;
    if (odd === null) return;
    this.#rows.labelled += 1;
    if (odd) this.#rows.odd += 1;
    if (isFlagged) this.#rows[odd ? 'oddFlagged' : 'honestFlagged'] += 1;
  }

  /** Shares are null where there is nothing to divide by. `only` counts alerts that no other rule found. */
  summary() {
    const { flagged, labelled, odd, oddFlagged, honestFlagged } = this.#rows;
    const by_rule = Object.fromEntries(
      [...this.#byRule].map(([rule, { hits, odd: right, alerts }]) => [
        rule,
        {
          hits,
          precision: labelled === 0 ? null : share(right, hits),
          alerts_found: alerts.size,
          only: this.#onlyOf(rule, alerts),
        },
      ]),
    );
    return {
      flagged,
      ...(labelled === 0
        ? {}
        : {
            ...{ positives: odd, recall: share(oddFlagged, odd), precision: share(oddFlagged, flagged) },
            false_positive_rate: share(honestFlagged, labelled - odd),
          }),
      ...(this.#alerts.size === 0 ? {} : { alerts: this.#alerts.size, alerts_found: this.#found.size }),
      by_rule,
    };
  }

  #onlyOf(rule: string, alerts: ReadonlySet<string>): number {
    const others = [...this.#byRule].filter(([name]) => name !== rule).map(([, count]) => count.alerts);
    return [...alerts].filter((alert) => !others.some((each) => each.has(alert))).length;
  }
}

function share(part: number, of: number): number | null {
  return of === 0 ? null : Math.round((part / of) * 1e6) / 1e6;
}
