import type { TrainRequest } from '@acquaint/engines/training';
import { type CustomerId, type Traits, traitsOf } from '#modules/customers';
import { DAY_MS } from '#platform/clock';
import type { Ctx, Db } from '#platform/db';
import { showId } from '#platform/ids';
import { customerKeys, openText } from '#platform/vault';
import { resolvedAlerts, type TaughtRow, taughtRows } from '../store/index.ts';
import { ageBand, genderOf } from './groups.ts';
import { measuredIn, measuresOf, setsOf } from './measured.ts';

const PAGE = 500;
const ROWS_MAX = 400_000;
/** So long after a payment nobody has complained about it counts as innocent: outcomes come late. */
const SILENCE_MS = 7 * DAY_MS;
const FIRST = '00000000-0000-0000-0000-000000000000';
export const [FRAUD, GENUINE, UNKNOWN] = [1, 0, 255] as const;

/** Payments with their measures, oldest first, and what people know of them. `labels` are those of `TrainRequest`; `said` only what somebody said. */
export type Gathered = {
  names: readonly string[];
  rows: Float64Array[];
  times: number[];
  labels: number[];
  said: number[];
  alerted: boolean[];
  countries: string[];
  kinds: string[];
  ages: string[];
  genders: string[];
};

/** Reads the payments since a time that were measured; those of erased customers can no longer be read and are left out. */
export async function gather(ctx: Ctx, since: Date, look: (rows: number) => Promise<void>): Promise<Gathered> {
  const { measures } = measuresOf(ctx);
  const sets = setsOf(measures);
  const found: Gathered = {
    names: measures.map((one) => one.name),
    ...{ rows: [], times: [], labels: [], said: [], alerted: [], countries: [], kinds: [], ages: [], genders: [] },
  };
  const traits = new Map<CustomerId, Traits>();
  const cases = await ctx.database.read(ctx, (db) => resolvedAlerts(db, since));
  for (let after = firstId(since); ; ) {
    const page = await ctx.database.read(ctx, (db) => opened(db, { after, since }));
    await learnTraits(ctx, traits, page);
    for (const { row, kept } of page) {
      const measured = measuredIn(kept.measured, sets, measures.length);
      if (measured)
        keep(found, { row, measured, said: saidOf(row, kept, cases), traits: traits.get(idOf(row)), now: ctx.now });
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE || found.rows.length >= ROWS_MAX) return inOrder(found);
    after = last.row.id;
    await look(found.rows.length);
  }
}

const idOf = (row: TaughtRow): CustomerId => row.customerId as CustomerId;

/** By whom errors are compared; no model is told. */
async function learnTraits(
  ctx: Ctx,
  known: Map<CustomerId, Traits>,
  page: readonly { row: TaughtRow }[],
): Promise<void> {
  const missing = new Set(page.map(({ row }) => idOf(row)).filter((id) => !known.has(id)));
  if (missing.size === 0) return;
  const found = await ctx.database.read(ctx, (db) => traitsOf(db, [...missing]));
  for (const id of missing) known.set(id, found.get(id) ?? { birthYear: null, sex: null });
}

/** Ids begin with when an entry was received, which is no earlier than the payment. */
function firstId(since: Date): string {
  const hex = since.getTime().toString(16).padStart(12, '0');
  return since.getTime() <= 0 ? FIRST : `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

type Kept = { measured?: unknown; known?: unknown };

async function opened(db: Db, place: { after: string; since: Date }): Promise<{ row: TaughtRow; kept: Kept }[]> {
  const rows = await taughtRows(db, { ...place, limit: PAGE });
  const keys = await customerKeys(db, [...new Set(rows.map((row) => row.customerId as CustomerId))]);
  return rows.map((row) => {
    const key = keys.get(row.customerId as CustomerId);
    const at = { table: 'transaction_entry', column: 'sealed', row: row.id };
    return { row, kept: key ? (JSON.parse(openText(key, at, row.sealed)) as Kept) : {} };
  });
}

function saidOf(row: TaughtRow, { known }: Kept, cases: ReadonlyMap<string, 'fraud' | 'genuine'>): number {
  const said = row.label ?? cases.get(showId('txn', row.id)) ?? known;
  if (said === 'fraud') return FRAUD;
  return said === 'genuine' ? GENUINE : UNKNOWN;
}

type One = { row: TaughtRow; measured: Float64Array; said: number; traits: Traits | undefined; now: Date };

function keep(found: Gathered, { row, measured, said, traits, now }: One): void {
  const isOld = row.at.getTime() < now.getTime() - SILENCE_MS;
  found.rows.push(measured);
  found.times.push(row.at.getTime());
  found.said.push(said);
  found.labels.push(said === UNKNOWN && isOld && !row.alerted ? GENUINE : said);
  found.alerted.push(row.alerted);
  found.countries.push(row.country ?? '');
  found.kinds.push(row.kind);
  found.ages.push(ageBand(traits, row.at));
  found.genders.push(genderOf(traits));
}

/** Entries come in the order in which they were received; models are judged in the order in which things happened. */
function inOrder(found: Gathered): Gathered {
  const order = [...found.times.keys()].sort((a, b) => (found.times[a] ?? 0) - (found.times[b] ?? 0));
  const by = <T>(values: readonly T[]): T[] => order.map((at) => values[at] as T);
  return {
    names: found.names,
    ...{ rows: by(found.rows), times: by(found.times), labels: by(found.labels), said: by(found.said) },
    ...{ alerted: by(found.alerted), countries: by(found.countries), kinds: by(found.kinds) },
    ...{ ages: by(found.ages), genders: by(found.genders) },
  };
}

/** What a training is told, without the features that the institution bars. */
export function requestOf(
  found: Gathered,
  {
    kind,
    barred,
    rising,
    seed,
  }: { kind: 'gbdt' | 'forest'; barred: readonly string[]; rising: readonly string[]; seed: number },
): TrainRequest {
  const used = [...found.names.keys()].filter((at) => !barred.includes(found.names[at] ?? ''));
  const names = used.map((at) => found.names[at] ?? '');
  return {
    kind,
    table: {
      names,
      rows: found.rows.length,
      columns: used.map((at) => Float64Array.from(found.rows, (row) => row[at] ?? Number.NaN)),
    },
    labels: Uint8Array.from(found.labels),
    segments: [
      { by: 'country', values: found.countries },
      { by: 'kind', values: found.kinds },
      { by: 'age', values: found.ages },
      { by: 'gender', values: found.genders },
    ],
    rising: rising.filter((name) => names.includes(name)),
    seed,
  };
}
