import type { Statistics } from './schema/figures.ts';

/** A false-positive rate that moves by more than these points from one month to the next is a warning (TXN-08). */
const BAND_POINTS = 2;

type Closed = { wrong: number; right: number };

/** Confirmed among the alerts that were closed; null while none is. */
export function precisionOf({ wrong, right }: Closed): number | null {
  return wrong + right === 0 ? null : right / (wrong + right);
}

type MonthEvents = { month: string; events: number };
type MonthAlerts = Closed & { month: string; alerts: number };

/** Month by month: false alerts among innocent events, and by how many points that moved. */
export function monthly(events: readonly MonthEvents[], alerts: readonly MonthAlerts[]): Statistics['months'] {
  const told = new Map(alerts.map((one) => [one.month, one]));
  let before: number | null = null;
  return events.map(({ month, events: count }) => {
    const { alerts: opened, wrong, right } = told.get(month) ?? { alerts: 0, wrong: 0, right: 0 };
    const innocent = count - right;
    const rate = innocent > 0 ? wrong / innocent : null;
    const moved = rate === null || before === null ? null : Math.round((rate - before) * 1e6) / 1e4;
    before = rate ?? before;
    return {
      month,
      events: count,
      alerts: opened,
      falsePositive: wrong,
      confirmed: right,
      falsePositiveRate: rate,
      moved,
      outOfBand: moved !== null && Math.abs(moved) > BAND_POINTS,
    };
  });
}
