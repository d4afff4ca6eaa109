import type { Value } from '@acquaint/engines/expression';
import { z } from 'zod';
import { WrongUse } from '../usage.ts';
import type { CsvEvent } from './csv-events.ts';

/** Which columns of a file of transactions mean what. A payment is seen from each side that is an account of the file's institution. */
export const Mapping = z.strictObject({
  id: z.string(),
  time: z.string(),
  amount: z.string(),
  sides: z
    .array(z.strictObject({ account: z.string(), counterparty: z.string(), direction: z.enum(['in', 'out']) }))
    .min(1)
    .max(2),
  channel: z.string().optional(),
  /** The channel of all rows, where no column says it. */
  channel_of_all: z.string().optional(),
  device: z.string().optional(),
  country: z.string().optional(),
  latitude: z.string().optional(),
  longitude: z.string().optional(),
  /** What stands in for a side that is no account: cash. */
  not_accounts: z.array(z.string()).default([]),
  label: z.string().optional(),
  alert: z.string().optional(),
});
export type Mapping = z.output<typeof Mapping>;
export type Account = { kind: string | null; openedAt: number | null; income: number | null };

/** Files that are known by their columns. */
const KNOWN: readonly Mapping[] = [
  {
    ...{ id: 'tx_id', time: 'ts', amount: 'amount_usd', channel: 'channel', device: 'device', country: 'country' },
    ...{ latitude: 'lat', longitude: 'lon', not_accounts: ['CASH'], label: 'label', alert: 'alert_id' },
    sides: [
      { account: 'from', counterparty: 'to', direction: 'out' },
      { account: 'to', counterparty: 'from', direction: 'in' },
    ],
  },
  {
    ...{ id: 'tx_id', time: 'ts', amount: 'amount', channel_of_all: 'card', not_accounts: [], label: 'fraud' },
    sides: [{ account: 'customer', counterparty: 'terminal', direction: 'out' }],
  },
];

const DAY_MS = 86_400_000;

/** The columns that a mapping names. */
export function columnsOf(mapping: Mapping): string[] {
  const { sides, not_accounts: _, channel_of_all: __, ...rest } = mapping;
  return [
    ...Object.values(rest).filter((one) => one !== undefined),
    ...sides.flatMap((side) => [side.account, side.counterparty]),
  ];
}

/** The mapping of a file that is known by its columns. Throws `WrongUse` for others. */
export function mappingFor(columns: readonly string[]): Mapping {
  const fits = ({ id, time, amount, sides }: Mapping) =>
    [id, time, amount, ...sides.flatMap((side) => [side.account, side.counterparty])].every((one) =>
      columns.includes(one),
    );
  const found = KNOWN.find(fits);
  if (!found) throw new WrongUse('the columns of this file are not known; say what they mean with --mapping <yaml>');
  const isThere = (name: string | undefined) => (name !== undefined && columns.includes(name) ? name : undefined);
  const optional = ['channel', 'device', 'country', 'latitude', 'longitude', 'label', 'alert'] as const;
  return { ...found, ...Object.fromEntries(optional.map((name) => [name, isThere(found[name])])) };
}

/** A row as its sides see it: one event for each side that is an account. */
export function sidesOf(
  event: CsvEvent,
  mapping: Mapping,
  accounts: ReadonlyMap<string, Account>,
): Record<string, Value>[] {
  const of = (column: string | undefined): Value => (column === undefined ? null : (event.fields[column] ?? null));
  const [lat, lon] = [of(mapping.latitude), of(mapping.longitude)];
  const common = {
    type: 'payment',
    declined: false,
    time: event.time,
    amount: of(mapping.amount),
    channel: mapping.channel_of_all ?? of(mapping.channel),
    device: of(mapping.device),
    country: of(mapping.country),
    geo: typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null,
  };
  return mapping.sides.flatMap((side) => {
    const [account, counterparty] = [textOf(of(side.account)), textOf(of(side.counterparty))];
    if (account === null || mapping.not_accounts.includes(account)) return [];
    const own = accounts.get(account);
    const other = counterparty === null ? undefined : accounts.get(counterparty);
    const openedAt = own?.openedAt ?? null;
    return [
      {
        ...common,
        ...{ account, counterparty, direction: side.direction },
        ...{ kind: own?.kind ?? null, counterparty_kind: other?.kind ?? null, income: own?.income ?? null },
        age_days: openedAt === null ? null : (event.time - openedAt) / DAY_MS,
      },
    ];
  });
}

const textOf = (value: Value): string | null => (value === null ? null : String(value));
