import { type CustomerId, findCustomer } from '#modules/customers';
import { DAY_MS } from '#platform/clock';
import type { Db } from '#platform/db';
import { customerNotFound } from '../errors.ts';
import type { Behaviour } from '../schema/figures.ts';
import {
  behaviourByDay,
  behaviourByHour,
  behaviourChannels,
  behaviourPlaces,
  behaviourTotals,
  countFirstMeetings,
} from '../store/figures.ts';

/** What a customer usually does, in figures alone: nobody whom they pay is named. */
export async function readBehaviour(db: Db, customerId: CustomerId, days: number): Promise<Behaviour> {
  if (!(await findCustomer(db, customerId))) throw customerNotFound();
  const since = new Date(db.now.getTime() - days * DAY_MS);
  const totals = await behaviourTotals(db, customerId, since);
  const byHour = new Map((await behaviourByHour(db, customerId, since)).map((one) => [one.hour, one.payments]));
  const [byDay, places, channels] = [
    await behaviourByDay(db, customerId, since),
    await behaviourPlaces(db, customerId, since),
    await behaviourChannels(db, customerId, since),
  ];
  return {
    days,
    timeZone: 'UTC',
    payments: totals?.payments ?? 0,
    sent: {
      payments: totals?.sent ?? 0,
      usd: totals?.usdout ?? 0,
      median: totals?.median ?? null,
      low: totals?.low ?? null,
      high: totals?.high ?? null,
      largest: totals?.largest ?? null,
    },
    received: { payments: totals?.received ?? 0, usd: totals?.usdin ?? 0 },
    counterparties: {
      known: totals?.parties ?? 0,
      paymentsToNew: await countFirstMeetings(db, customerId, since),
    },
    devices: totals?.devices ?? 0,
    byDay: byDay.map((one) => ({
      day: one.day,
      payments: one.payments,
      sentUsd: one.usdout,
      receivedUsd: one.usdin,
    })),
    byHour: Array.from({ length: 24 }, (_, hour) => byHour.get(hour) ?? 0),
    places: places.map((one) => ({ country: one.country, payments: one.payments, lastAt: one.last })),
    channels,
  };
}
