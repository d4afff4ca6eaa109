import { takeBatch } from '#modules/transactions';
import type { Ctx } from '#platform/db';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Older events are history, not for deciding; the sandbox stays within the days that are decided. */
const DAYS = 6;
const LINES_MAX = 900;

type Place = { latitude: number; longitude: number; country: string };
const HOMES: Readonly<Record<string, Place>> = {
  FR: { latitude: 48.86, longitude: 2.35, country: 'FR' },
  DE: { latitude: 52.52, longitude: 13.4, country: 'DE' },
  US: { latitude: 40.71, longitude: -74.01, country: 'US' },
};
const LAGOS: Place = { latitude: 6.45, longitude: 3.39, country: 'NG' };
const HOME: Place = { latitude: 48.86, longitude: 2.35, country: 'FR' };

/** A payer of the sandbox: their id as the API shows it, and where they live. */
export type Payer = { customerId: string; country: string };
type Line = { at: Date; fields: Record<string, unknown> };

/** Six days of ordinary life for each payer, and one story each that a rule is about; all of it decided by the lanes as any other. */
export async function seedPayments(ctx: Ctx, payers: readonly Payer[], strangers: readonly Payer[]): Promise<number> {
  const lines = [
    ...payers.flatMap((payer, at) => [...ordinaryLife(payer, at, ctx.now), ...story(payer, at, ctx.now)]),
    ...strangers.flatMap((payer) => [purchase(payer, HOME, { at: ago(ctx.now, 5 * HOUR_MS), euros: 42.9, shop: 2 })]),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  let decided = 0;
  for (let from = 0; from < lines.length; from += LINES_MAX) {
    const texts = lines
      .slice(from, from + LINES_MAX)
      .map(({ at, fields }, index) =>
        JSON.stringify({ id: `sandbox-${from + index + 1}`, at: at.toISOString(), ...fields }),
      );
    decided += (await takeBatch(ctx, new TextEncoder().encode(texts.join('\n')))).decided;
  }
  return decided;
}

function ago(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms);
}

/** The same numbers at every start: the sandbox looks alike wherever it is opened. */
function dice(seed: number): () => number {
  let state = seed * 2_654_435_761 + 97;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function ordinaryLife(payer: Payer, seed: number, now: Date): Line[] {
  const roll = dice(seed + 1);
  const home = HOMES[payer.country] ?? HOME;
  const lines: Line[] = [salary(payer, ago(now, 5 * DAY_MS + 2 * HOUR_MS), 2150 + seed * 240)];
  for (let day = DAYS; day >= 1; day -= 1) {
    const midnight = Math.floor(ago(now, day * DAY_MS).getTime() / DAY_MS) * DAY_MS;
    const count = 5 + Math.floor(roll() * 5);
    for (let index = 0; index < count; index += 1) {
      const at = new Date(midnight + (7 + roll() * 14) * HOUR_MS);
      const euros = 2.5 + roll() ** 2 * 110;
      lines.push(purchase(payer, home, { at, euros, shop: Math.floor(roll() * 9) }));
    }
  }
  lines.push(
    transfer(payer, { at: ago(now, 4 * DAY_MS + 3 * HOUR_MS), euros: 780, to: `landlord-${seed}`, direction: 'out' }),
  );
  return lines;
}

const STORIES: readonly ((payer: Payer, now: Date) => Line[])[] = [
  hurry,
  twoPlaces,
  cashInParts,
  passedOn,
  overTheLimit,
];

function story(payer: Payer, at: number, now: Date): Line[] {
  return STORIES[at % STORIES.length]?.(payer, now) ?? [];
}

/** Seventeen small payments within the hour. */
function hurry(payer: Payer, now: Date): Line[] {
  const home = HOMES[payer.country] ?? HOME;
  return Array.from({ length: 17 }, (_, index) =>
    purchase(payer, home, { at: ago(now, 3 * HOUR_MS - index * 3 * MINUTE_MS), euros: 9.9 + index, shop: 20 }),
  );
}

/** The card is at home, and forty minutes later on another continent. */
function twoPlaces(payer: Payer, now: Date): Line[] {
  const home = HOMES[payer.country] ?? HOME;
  return [
    purchase(payer, home, { at: ago(now, 100 * MINUTE_MS), euros: 18.4, shop: 1 }),
    purchase(payer, LAGOS, { at: ago(now, 60 * MINUTE_MS), euros: 642, shop: 31 }),
  ];
}

/** Three deposits just under the reporting threshold. */
function cashInParts(payer: Payer, now: Date): Line[] {
  return [4, 3, 1].map((days, index) => ({
    at: ago(now, days * DAY_MS + index * HOUR_MS),
    fields: {
      ...{ customer_id: payer.customerId, direction: 'in', channel: 'cash_in', country: payer.country },
      amount: { currency: 'USD', minor: String(940_000 - index * 23_000) },
    },
  }));
}

/** What came in goes on to somebody new, all but a little. */
function passedOn(payer: Payer, now: Date): Line[] {
  const at = (hours: number) => ago(now, hours * HOUR_MS);
  return [
    transfer(payer, { at: at(9), euros: 3900, to: 'unknown-sender', direction: 'in' }),
    transfer(payer, { at: at(7), euros: 3810, to: 'new-payee', direction: 'out' }),
  ];
}

function overTheLimit(payer: Payer, now: Date): Line[] {
  return [transfer(payer, { at: ago(now, 8 * HOUR_MS), euros: 60_000, to: 'car-dealer', direction: 'out' })];
}

function purchase(payer: Payer, place: Place, { at, euros, shop }: { at: Date; euros: number; shop: number }): Line {
  return {
    at,
    fields: {
      ...{ customer_id: payer.customerId, direction: 'out', channel: 'card', country: place.country },
      amount: inEuros(euros),
      counterparty: { reference: `M-${place.country}-${4107 + shop * 37}`, kind: 'merchant', country: place.country },
      device: `phone-of-${payer.customerId}`,
      position: { latitude: place.latitude, longitude: place.longitude, accuracy_m: 40 },
    },
  };
}

type Transfer = { at: Date; euros: number; to: string; direction: 'in' | 'out' };

function transfer(payer: Payer, { at, euros, to, direction }: Transfer): Line {
  return {
    at,
    fields: {
      ...{ customer_id: payer.customerId, direction, channel: 'transfer', country: payer.country },
      amount: inEuros(euros),
      counterparty: { reference: accountOf(to), kind: 'person', country: payer.country },
      device: `phone-of-${payer.customerId}`,
    },
  };
}

function salary(payer: Payer, at: Date, euros: number): Line {
  return {
    at,
    fields: {
      ...{ customer_id: payer.customerId, direction: 'in', channel: 'transfer', country: payer.country },
      amount: inEuros(euros),
      counterparty: {
        reference: accountOf('employer'),
        name: 'Nordhaven Works',
        kind: 'company',
        country: payer.country,
      },
    },
  };
}

/** A number that looks like an account and belongs to nobody: the country code XX is given to none. */
function accountOf(name: string): string {
  const digits = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 89_999_989, 7);
  return `XX00${String(10_000_000 + digits).padStart(16, '0')}`;
}

function inEuros(euros: number): { currency: string; minor: string } {
  return { currency: 'EUR', minor: String(Math.round(euros * 100)) };
}
