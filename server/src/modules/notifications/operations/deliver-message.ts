import { call } from '#modules/vendors';
import type { Ctx, Tx } from '#platform/db';
import { pickLocale, say } from '#platform/i18n';
import { record } from '#platform/record';
import type { MessageId } from '../schema.ts';
import { findQueued, type QueuedMessage, settleMessage } from '../store.ts';

/** The job's name; the job itself is declared in jobs.ts. */
export const DELIVER = { name: 'notifications.deliver' };
export type Delivery = QueuedMessage & { messageId: MessageId };
export type Delivered = { provider: string; simulated: boolean };

/** Null when there is nothing left to send: a text whose time is over helps nobody and is given up. */
export async function prepareDelivery(tx: Tx, messageId: MessageId): Promise<Delivery | null> {
  const queued = await findQueued(tx, messageId);
  if (!queued) return null;
  if (queued.expiresAt > tx.now) return { ...queued, messageId };
  await giveUpDelivery(tx, messageId);
  return null;
}

/** Sends outside any transaction. A crash between sending and settling sends twice: better twice than never. */
export async function performDelivery(ctx: Ctx, delivery: Delivery): Promise<Delivered> {
  const { channel, address, text } = delivery;
  const subject = say(pickLocale(delivery.locale), `message.${delivery.template}.subject`);
  const answered =
    channel === 'email'
      ? await call(ctx, 'email', { to: address, subject, text })
      : await call(ctx, 'sms', { to: address, text });
  return { provider: answered.provider, simulated: answered.simulated };
}

export async function settleDelivery(tx: Tx, delivery: Delivery, delivered: Delivered): Promise<void> {
  await settleMessage(tx, delivery.messageId, { status: 'sent', ...delivered });
  await record(tx, {
    action: 'message.sent',
    subject: { prefix: 'msg', id: delivery.messageId },
    after: { channel: delivery.channel, template: delivery.template, ...delivered },
  });
}

/** After the last attempt: it is marked as failed and its text forgotten; the person asks for another. */
export async function giveUpDelivery(tx: Tx, messageId: MessageId): Promise<void> {
  await settleMessage(tx, messageId, { status: 'failed' });
  await record(tx, { action: 'message.failed', subject: { prefix: 'msg', id: messageId } });
}
