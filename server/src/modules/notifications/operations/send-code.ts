import { randomInt } from 'node:crypto';
import { currentTenant } from '#modules/tenancy';
import { isSimulated } from '#modules/vendors';
import type { Tx } from '#platform/db';
import { type Locale, pickLocale, say } from '#platform/i18n';
import { newId } from '#platform/ids';
import { enqueue } from '#platform/jobs';
import { record } from '#platform/record';
import { blind } from '#platform/vault';
import { addressInvalid, addressMissing, channelUnavailable, resendTooSoon, tooManySends } from '../errors.ts';
import { CODE_LIVES_MS, judgeSend, maskAddress, RESEND_AFTER_MS, readAddress, windowStart } from '../policy.ts';
import type { Channel, CodeSent, SendCode } from '../schema.ts';
import { insertMessage, lastAddress, lockSends, readSends, replaceCode } from '../store.ts';
import { DELIVER } from './deliver-message.ts';

/**
 * Sends a one-time code to an address. Message and code commit together; the sending itself is a job. In a sandbox whose messages go
 * nowhere the code is in the answer; a live tenant without a real channel is refused, for nobody would ever get the code.
 */
export async function sendCode(tx: Tx, input: SendCode): Promise<CodeSent> {
  const address = await addressOf(tx, input);
  const addressToken = await blind(tx, `one_time_code.${input.channel}`, address);
  await refuseFlood(tx, input, addressToken);
  const found = await channelFor(tx, input.channel);
  if (!found) throw channelUnavailable(input.channel);
  const { tenant, simulated } = found;

  const id = newId('msg', tx.now.getTime());
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const { customerId, aboutId, channel } = input;
  const expiresAt = new Date(tx.now.getTime() + CODE_LIVES_MS);
  const codeToken = await codeTokenOf(tx, id, code);
  await replaceCode(tx, { id, aboutId, customerId, channel, address, addressToken, codeToken, expiresAt });
  const locale = pickLocale(input.locale);
  const text = codeText(locale, channel, { code, tenant });
  await insertMessage(tx, { id, customerId, channel, template: 'code', locale, address, text, expiresAt });
  await enqueue(tx, DELIVER, { messageId: id });
  await record(tx, {
    action: 'code.sent',
    subject: { prefix: 'ver', id: aboutId },
    customerId,
    after: { channel, simulated },
  });
  return {
    sentToMasked: maskAddress(channel, address),
    expiresAt,
    resendAfterS: RESEND_AFTER_MS / 1000,
    simulated,
    simulatedCode: simulated ? code : null,
  };
}

/** A code's keyed hash, bound to its own row: neither six digits tried out nor another row's hash match it. */
export function codeTokenOf(tx: Tx, id: string, code: string): Promise<Buffer> {
  return blind(tx, 'one_time_code.code', `${id}|${code}`);
}

async function addressOf(tx: Tx, input: SendCode): Promise<string> {
  if (input.address === null) {
    const before = await lastAddress(tx, input.aboutId, input.channel);
    if (before === null) throw addressMissing(input.channel);
    return before;
  }
  const address = readAddress(input.channel, input.address);
  if (address === null) throw addressInvalid(input.channel);
  return address;
}

async function refuseFlood(tx: Tx, { aboutId, channel }: SendCode, addressToken: Buffer): Promise<void> {
  await lockSends(tx, addressToken, aboutId);
  const sends = await readSends(tx, { aboutId, channel, addressToken, since: windowStart(tx.now) });
  const judged = judgeSend(sends, tx.now);
  if (judged.allowed) return;
  throw judged.why === 'too_soon' ? resendTooSoon(judged.retryAfterS) : tooManySends(judged.retryAfterS);
}

/** Null when nothing serves the channel, or only a simulation and the tenant is a live one: nobody would ever get it. */
export async function channelFor(tx: Tx, channel: Channel): Promise<{ simulated: boolean; tenant: string } | null> {
  const tenant = await currentTenant(tx);
  const simulated = isSimulated(tx, channel);
  return simulated === null || (simulated && !tenant.sandbox) ? null : { simulated, tenant: tenant.name };
}

function codeText(locale: Locale, channel: Channel, values: { code: string; tenant: string }): string {
  return say(locale, `message.code.${channel}`, { ...values, minutes: CODE_LIVES_MS / 60_000 });
}
