import { z } from 'zod';
import type { CustomerId } from '#modules/customers';
import { packFor, packNumber } from '#modules/regulation';
import { Timestamp } from '#platform/clock';
import { type Db, ownTables, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { blind, customerKey, openText, sealText } from '#platform/vault';
import { type DeviceFacts, flagsOf, maskIp } from './policy.ts';

export type { DeviceFacts } from './policy.ts';

type Sighting = {
  tenantId: string;
  id: string;
  customerId: string;
  aboutId: string;
  step: string;
  deviceToken: Buffer | null;
  ipToken: Buffer;
  sealed: Buffer;
  ipCountry: string | null;
  flags: string[];
  at: Date;
};
const own = ownTables<{ deviceSighting: Sighting }>();
const WINDOW_MS = 48 * 3_600_000;

export const SightingView = z.object({
  at: Timestamp,
  step: z.string(),
  ipMasked: z.string(),
  ipCountry: z.string().nullable(),
  userAgent: z.string(),
  deviceIdShort: z.string(),
  timeZone: z.string().nullable(),
  flags: z.array(z.string()),
});
const Sealed = z.object({
  deviceId: z.string().nullable(),
  ip: z.string(),
  userAgent: z.string(),
  timeZone: z.string().nullable(),
  languages: z.array(z.string()),
  webdriver: z.boolean(),
  position: z.object({ latitude: z.number(), longitude: z.number(), accuracyM: z.number() }).nullable(),
});

/** Records device, address, time zone and position of one step, sealed, with blind tokens to find repeats; gives the flags. */
export async function recordSighting(
  tx: Tx,
  input: { customerId: CustomerId; aboutId: string; step: string; country: string | null; facts: DeviceFacts },
): Promise<string[]> {
  const { facts } = input;
  const deviceToken = facts.deviceId ? await blind(tx, 'device', facts.deviceId) : null;
  const registrations48h = deviceToken ? await countCustomers(tx, deviceToken, input.customerId) : 0;
  const flags = flagsOf(facts, {
    registrations48h: registrations48h + 1,
    registrationsMax: packNumber(packFor(tx, input.country), 'same_device_registrations_max'),
  });
  const id = newId('dev');
  const sealed = sealText(await customerKey(tx, input.customerId), placeOf(id), JSON.stringify(facts));
  await own(tx)
    .insertInto('deviceSighting')
    .values({
      tenantId: tx.tenantId,
      id,
      customerId: input.customerId,
      aboutId: input.aboutId,
      step: input.step,
      deviceToken,
      ipToken: await blind(tx, 'ip', facts.ip),
      sealed,
      ipCountry: null,
      flags,
      at: tx.now,
    })
    .execute();
  return flags;
}

/** Other customers seen on this device within 48 hours. */
async function countCustomers(tx: Tx, deviceToken: Buffer, except: CustomerId): Promise<number> {
  const row = await own(tx)
    .selectFrom('deviceSighting')
    .select((e) => e.fn.count<bigint>('customerId').distinct().as('count'))
    .where('tenantId', '=', tx.tenantId)
    .where('deviceToken', '=', deviceToken)
    .where('at', '>', new Date(tx.now.getTime() - WINDOW_MS))
    .where('customerId', '!=', except)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export async function sightingsOf(
  db: Db,
  aboutId: string,
): Promise<(z.output<typeof SightingView> & { position: DeviceFacts['position'] })[]> {
  const rows = await own(db)
    .selectFrom('deviceSighting')
    .select(['id', 'customerId', 'step', 'sealed', 'ipCountry', 'flags', 'at'])
    .where('tenantId', '=', db.tenantId)
    .where('aboutId', '=', aboutId)
    .orderBy('at')
    .limit(100)
    .execute();
  const first = rows[0];
  if (!first) return [];
  const key = await customerKey(db, first.customerId as CustomerId);
  return rows.map((row) => {
    const facts = Sealed.parse(JSON.parse(openText(key, placeOf(row.id), row.sealed)));
    return {
      at: row.at,
      step: row.step,
      ipMasked: maskIp(facts.ip),
      ipCountry: row.ipCountry,
      userAgent: facts.userAgent,
      deviceIdShort: facts.deviceId?.slice(0, 8) ?? '—',
      timeZone: facts.timeZone,
      flags: row.flags,
      position: facts.position,
    };
  });
}

function placeOf(row: string) {
  return { table: 'device_sighting', column: 'sealed', row };
}
