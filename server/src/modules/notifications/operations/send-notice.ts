import type { Tx } from '#platform/db';
import { pickLocale, say } from '#platform/i18n';
import { type Id, newId } from '#platform/ids';
import { enqueue } from '#platform/jobs';
import { readAddress } from '../policy.ts';
import type { Channel } from '../schema.ts';
import { insertMessage } from '../store.ts';
import { DELIVER } from './deliver-message.ts';
import { channelFor } from './send-code.ts';

export type Notice = {
  customerId: Id<'cus'>;
  channel: Channel;
  address: string;
  locale: string;
  /** `message.<template>.email` and `.sms` are its texts, `message.<template>.subject` its subject. */
  template: string;
  values: Readonly<Record<string, string | number>>;
  expiresAt: Date;
};

/** Tells a customer something; false when the address or the channel does not allow it. Message and what it tells commit together. */
export async function sendNotice(tx: Tx, notice: Notice): Promise<boolean> {
  const address = readAddress(notice.channel, notice.address);
  const channel = await channelFor(tx, notice.channel);
  if (address === null || channel === null) return false;
  const id = newId('msg', tx.now.getTime());
  const locale = pickLocale(notice.locale);
  const { customerId, template, expiresAt } = notice;
  const text = say(locale, `message.${template}.${notice.channel}`, { ...notice.values, tenant: channel.tenant });
  await insertMessage(tx, { id, customerId, channel: notice.channel, template, locale, address, text, expiresAt });
  await enqueue(tx, DELIVER, { messageId: id });
  return true;
}
