import { type Db, type SystemTx, sql, type Tx } from '#platform/db';
import { brandId, type Id } from '#platform/ids';
import { customerKey, openText, sealText } from '#platform/vault';
import type { Sends } from './policy.ts';
import type { Channel, CodeId, MessageId } from './schema.ts';
import { own } from './tables.ts';

export type NewMessage = {
  id: MessageId;
  customerId: Id<'cus'>;
  channel: Channel;
  template: string;
  locale: string;
  address: string;
  text: string;
  expiresAt: Date;
};
export type QueuedMessage = {
  channel: Channel;
  template: string;
  locale: string;
  address: string;
  text: string;
  expiresAt: Date;
};
export type NewCode = {
  id: CodeId;
  aboutId: string;
  customerId: Id<'cus'>;
  channel: Channel;
  address: string;
  addressToken: Buffer;
  codeToken: Buffer;
  expiresAt: Date;
};
export type OpenCode = {
  id: CodeId;
  customerId: Id<'cus'>;
  codeToken: Buffer;
  tries: number;
  expiresAt: Date;
  address: string;
};

const SENDS_LISTED_MAX = 50;
const place = (table: string, column: string, row: string) => ({ table, column, row });

/** One send after another to an address and for a verification, so that two at once are both counted. */
export async function lockSends(tx: Tx, addressToken: Buffer, aboutId: string): Promise<void> {
  const address = addressToken.readBigInt64BE(0).toString();
  await sql`select pg_advisory_xact_lock(hashtextextended(${aboutId}, 0))`.execute(tx.connection);
  await sql`select pg_advisory_xact_lock(${address}::bigint)`.execute(tx.connection);
}

type SendsAsked = { aboutId: string; channel: Channel; addressToken: Buffer; since: Date };

export async function readSends(db: Db, asked: SendsAsked): Promise<Sends> {
  const recent = own(db)
    .selectFrom('oneTimeCode')
    .select(['createdAt', 'channel'])
    .where('tenantId', '=', db.tenantId)
    .where('createdAt', '>', asked.since)
    .orderBy('createdAt', 'desc')
    .limit(SENDS_LISTED_MAX);
  const forOne = await recent.where('aboutId', '=', asked.aboutId).execute();
  const toAddress = await recent.where('addressToken', '=', asked.addressToken).execute();
  return {
    lastForChannel: forOne.find((row) => row.channel === asked.channel)?.createdAt ?? null,
    toAddress: toAddress.map((row) => row.createdAt),
    forOne: forOne.map((row) => row.createdAt),
  };
}

/** The address that a verification's last code of a channel went to; null when none did. */
export async function lastAddress(db: Db, aboutId: string, channel: Channel): Promise<string | null> {
  const row = await own(db)
    .selectFrom('oneTimeCode')
    .select(['id', 'customerId', 'addressSealed'])
    .where('tenantId', '=', db.tenantId)
    .where('aboutId', '=', aboutId)
    .where('channel', '=', channel)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const key = await customerKey(db, brandId('cus', row.customerId));
  return openText(key, place('one_time_code', 'address', row.id), row.addressSealed);
}

/** Keeps a new code; the open one before it is worth nothing from here on. */
export async function replaceCode(tx: Tx, code: NewCode): Promise<void> {
  await own(tx)
    .updateTable('oneTimeCode')
    .set({ status: 'replaced' })
    .where('tenantId', '=', tx.tenantId)
    .where('aboutId', '=', code.aboutId)
    .where('channel', '=', code.channel)
    .where('status', '=', 'open')
    .execute();
  const { address, ...row } = code;
  const key = await customerKey(tx, code.customerId);
  const addressSealed = sealText(key, place('one_time_code', 'address', code.id), address);
  await own(tx)
    .insertInto('oneTimeCode')
    .values({ ...row, addressSealed, tenantId: tx.tenantId, tries: 0, status: 'open', createdAt: tx.now })
    .execute();
}

/** Counts one try on the open code and gives it, locked until the transaction ends; null when none is open. */
export async function takeTry(tx: Tx, aboutId: string, channel: Channel): Promise<OpenCode | null> {
  const row = await own(tx)
    .updateTable('oneTimeCode')
    .set((e) => ({ tries: e('tries', '+', 1) }))
    .where('tenantId', '=', tx.tenantId)
    .where('aboutId', '=', aboutId)
    .where('channel', '=', channel)
    .where('status', '=', 'open')
    .returning(['id', 'customerId', 'addressSealed', 'codeToken', 'tries', 'expiresAt'])
    .executeTakeFirst();
  if (!row) return null;
  const ids = { id: brandId('msg', row.id), customerId: brandId('cus', row.customerId) };
  const key = await customerKey(tx, ids.customerId);
  const address = openText(key, place('one_time_code', 'address', row.id), row.addressSealed);
  return { ...ids, address, codeToken: row.codeToken, tries: row.tries, expiresAt: row.expiresAt };
}

export async function closeCode(tx: Tx, id: CodeId, status: 'used' | 'spent'): Promise<void> {
  await own(tx)
    .updateTable('oneTimeCode')
    .set({ status })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function insertMessage(tx: Tx, message: NewMessage): Promise<void> {
  const { address, text, ...row } = message;
  const key = await customerKey(tx, message.customerId);
  await own(tx)
    .insertInto('message')
    .values({
      ...row,
      tenantId: tx.tenantId,
      addressSealed: sealText(key, place('message', 'address', row.id), address),
      textSealed: sealText(key, place('message', 'text', row.id), text),
      status: 'queued',
      provider: null,
      simulated: null,
      createdAt: tx.now,
      settledAt: null,
    })
    .execute();
}

/** A message that still waits to be sent; null when it was sent, given up, or never was. */
export async function findQueued(db: Db, id: MessageId): Promise<QueuedMessage | null> {
  const row = await own(db)
    .selectFrom('message')
    .select(['customerId', 'channel', 'template', 'locale', 'addressSealed', 'textSealed', 'expiresAt'])
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .executeTakeFirst();
  if (!row?.textSealed) return null;
  const key = await customerKey(db, brandId('cus', row.customerId));
  return {
    channel: row.channel,
    template: row.template,
    locale: row.locale,
    expiresAt: row.expiresAt,
    address: openText(key, place('message', 'address', id), row.addressSealed),
    text: openText(key, place('message', 'text', id), row.textSealed),
  };
}

type Settled = { status: 'sent'; provider: string; simulated: boolean } | { status: 'failed' };

/** Settles a queued message once and forgets its text. */
export async function settleMessage(tx: Tx, id: MessageId, settled: Settled): Promise<void> {
  await own(tx)
    .updateTable('message')
    .set({ ...settled, textSealed: null, settledAt: tx.now })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .execute();
}

export async function deleteCodesBefore(tx: SystemTx, at: Date): Promise<void> {
  await own(tx).deleteFrom('oneTimeCode').where('createdAt', '<', at).execute();
}
