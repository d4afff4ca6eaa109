import type { Hit, Rule } from '@acquaint/engines/rules';

/** What is known of a row: whether it was odd, and to which alert it belongs; null where the file does not say. */
export type RowLabel = { odd: boolean | null; alert: string | null };
/** The row itself, and whose it is. */
export type Row = RowLabel & { id: string; time: number; account: string };
type Count = { hits: number; odd: number; alerts: Set<string>; with: Map<string, number> };
type Sample = { tx_id: string; rules: string[]; reasons: string[]; odd: boolean | null };

/** Hits of an account within so long of the first are one alert: an officer opens one case. */
const ALERT_MS = 7 * 86_400_000;
const SAMPLES = 50;

/** Counts what rules found against what was known afterwards. */
export class Tally {
  readonly #byRule: Map<string, Count>;
  readonly #alerts = new Set<string>();
  readonly #found = new Set<string>();
  readonly #rows = { flagged: 0, labelled: 0, odd: 0, oddFlagged: 0, honestFlagged: 0 };
  readonly #opened = new Map<string, number>();
  #cases = 0;
  /** Every n-th flagged row; n doubles when there are twice as many as are shown. */
  #samples: Sample[] = [];
  #every = 1;

  constructor(rules: readonly Pick<Rule, 'id'>[]) {
    const nothing = (): Count => ({ hits: 0, odd: 0, alerts: new Set(), with: new Map() });
    this.#byRule = new Map(rules.map(({ id }) => [id, nothing()]));
  }

  take(hits: readonly Hit[], row: Row): void {
    const { odd, alert } = row;
    const rules = new Set(hits.map((hit) => hit.rule));
    const isFlagged = rules.size > 0;
    for (const rule of rules) this.#count(rule, rules, row);
    if (alert) this.#alerts.add(alert);
    if (alert && odd && isFlagged) this.#found.add(alert);
    if (isFlagged) {
      this.#sample(hits, row);
      this.#open(row);
      this.#rows.flagged += 1;
    }
    if (odd === null) return;
    this.#rows.labelled += 1;
    if (odd) this.#rows.odd += 1;
    if (isFlagged) this.#rows[odd ? 'oddFlagged' : 'honestFlagged'] += 1;
  }

  #count(rule: string, all: ReadonlySet<string>, { odd, alert }: Row): void {
    const count = this.#byRule.get(rule);
    if (!count) return;
    count.hits += 1;
    if (odd) count.odd += 1;
    if (odd && alert) count.alerts.add(alert);
    for (const other of all) if (other !== rule) count.with.set(other, (count.with.get(other) ?? 0) + 1);
  }

  #open({ account, time }: Row): void {
    const opened = this.#opened.get(account);
    if (opened !== undefined && time < opened + ALERT_MS) return;
    this.#opened.set(account, time);
    this.#cases += 1;
  }

  #sample(hits: readonly Hit[], { id, odd }: Row): void {
    if (this.#rows.flagged % this.#every !== 0) return;
    this.#samples.push({ tx_id: id, rules: hits.map((hit) => hit.rule), reasons: hits.map((hit) => hit.reason), odd });
    if (this.#samples.length < 2 * SAMPLES) return;
    this.#samples = this.#samples.filter((_, at) => at % 2 === 0);
    this.#every *= 2;
  }

  /** Shares are null where there is nothing to divide by. `only` counts alerts that no other rule found. */
  summary(minutesAnAlert: number) {
    const { flagged, labelled, odd, oddFlagged, honestFlagged } = this.#rows;
    const by_rule = Object.fromEntries(
      [...this.#byRule].map(([rule, { hits, odd: right, alerts, with: others }]) => [
        rule,
        {
          hits,
          precision: labelled === 0 ? null : share(right, hits),
          alerts_found: alerts.size,
          only: this.#onlyOf(rule, alerts),
          overlap: Object.fromEntries([...others].sort((a, b) => b[1] - a[1]).slice(0, 5)),
        },
      ]),
    );
    return {
      flagged,
      alerts_opened: this.#cases,
      officer_hours: Math.round((this.#cases * minutesAnAlert) / 6) / 10,
      ...(labelled === 0
        ? {}
        : {
            ...{ positives: odd, recall: share(oddFlagged, odd), precision: share(oddFlagged, flagged) },
            false_positive_rate: share(honestFlagged, labelled - odd),
          }),
      ...(this.#alerts.size === 0 ? {} : { alerts: this.#alerts.size, alerts_found: this.#found.size }),
      by_rule,
      samples: this.#samples.slice(0, SAMPLES),
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
