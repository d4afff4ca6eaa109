import type { TransactionRow } from '@acquaint/sdk';

export type Dot = { row: TransactionRow; x: number; y: number };
export type Plot = {
  dots: Dot[];
  /** Amounts at which a line is drawn, with their height. */
  lines: { usd: number; y: number }[];
  from: number;
  to: number;
  heightOf: (usd: number) => number;
};

const LEAST_SPAN = 3;

/** Where each payment stands: time from left to right, the amount upwards, every tenfold at the same distance. */
export function plotOf(rows: readonly TransactionRow[], usual: readonly number[]): Plot | null {
  const drawn = rows.filter((row) => (row.amount_usd ?? 0) > 0);
  if (drawn.length === 0) return null;
  const times = drawn.map((row) => Date.parse(row.at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const amounts = [...drawn.map((row) => row.amount_usd ?? 1), ...usual.filter((usd) => usd > 0)];
  const low = Math.floor(Math.log10(Math.min(...amounts)));
  const high = Math.ceil(Math.log10(Math.max(...amounts) * 1.05));
  const span = Math.max(1, high - low);
  const heightOf = (usd: number) => (Math.log10(Math.max(usd, 10 ** low)) - low) / span;
  const exponents = Array.from({ length: span + 1 }, (_, at) => low + at);
  const step = exponents.length > LEAST_SPAN * 2 ? 2 : 1;
  return {
    dots: drawn.map((row) => ({
      row,
      x: to === from ? 0.5 : (Date.parse(row.at) - from) / (to - from),
      y: heightOf(row.amount_usd ?? 0),
    })),
    lines: exponents
      .filter((_, at) => at % step === 0)
      .map((exponent) => ({ usd: 10 ** exponent, y: (exponent - low) / span })),
    from,
    to,
    heightOf,
  };
}
