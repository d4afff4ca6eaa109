import { minorUnits } from '@acquaint/engines/iso20022';
import { csvRows, ListUnreadable } from '@acquaint/engines/lists';
import { messageUnreadable } from '../errors.ts';
import { minorDigits } from '../policy.ts';

/** Columns of a history file that are fields of an event as they are. */
const PLAIN = {
  id: 'id',
  customer_id: 'customerId',
  customer_reference: 'customerReference',
  type: 'type',
  at: 'at',
  direction: 'direction',
  channel: 'channel',
  device: 'device',
  country: 'country',
  purpose: 'purpose',
  account: 'account',
  phone: 'phone',
  known: 'known',
} as const satisfies Record<string, string>;
const PARTY = { reference: 'reference', name: 'name', country: 'country', kind: 'kind' } as const;

/** The rows of a CSV file by its header, each as an event would be sent; `amount` is a decimal in `currency`. Line 1 is the header. */
export function historyRows(text: string, most: number): { line: number; value: Record<string, unknown> }[] {
  const [header = [], ...rows] = read(text).slice(0, most + 2);
  const names = header.map((name) => name.trim().toLowerCase());
  return rows.map((row, at) => {
    const cells = new Map(names.map((name, column) => [name, row[column]?.trim() ?? '']));
    return { line: at + 2, value: eventOf((name) => cells.get(name) || undefined) };
  });
}

function read(text: string): string[][] {
  try {
    return csvRows(text);
  } catch (error) {
    if (error instanceof ListUnreadable) throw messageUnreadable(error);
    throw error;
  }
}

function eventOf(cell: (name: string) => string | undefined): Record<string, unknown> {
  const event: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(PLAIN)) if (cell(name) !== undefined) event[field] = cell(name);
  const [currency, amount] = [cell('currency'), cell('amount')];
  if (currency !== undefined && amount !== undefined) {
    const digits = minorDigits(currency);
    const minor = digits === null ? null : minorUnits(amount, digits);
    event.amount = { currency, minor: minor === null ? amount : String(minor) };
  }
  const party = Object.entries(PARTY).flatMap(([name, field]) => {
    const value = cell(`counterparty_${name}`);
    return value === undefined ? [] : [[field, value] as const];
  });
  if (party.length > 0) event.counterparty = Object.fromEntries(party);
  const [latitude, longitude] = [Number(cell('latitude')), Number(cell('longitude'))];
  if (cell('latitude') !== undefined && cell('longitude') !== undefined) event.position = { latitude, longitude };
  if (cell('declined') !== undefined) event.declined = cell('declined') === 'true';
  return event;
}
