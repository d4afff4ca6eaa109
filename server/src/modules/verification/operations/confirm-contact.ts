import { type CustomerId, updateFields } from '#modules/customers';
import { type CodeSent, confirmCode, sendCode } from '#modules/notifications';
import type { Tx } from '#platform/db';
import type { Problem } from '#platform/errors';
import { stepUnknown } from '../errors.ts';
import { changeVerification, saveStep } from '../store/index.ts';
import { openForAnswer } from './answer-step.ts';
import { readJourney } from './apply-state.ts';

/** Sends a one-time code for a step; without an address, to the one given before. */
export async function sendStepCode(tx: Tx, code: string, address: string | null): Promise<CodeSent> {
  const found = await openForAnswer(tx, tx.actor.id, true);
  const step = (await readJourney(tx, found)).asked.find((one) => one.code === code && one.kind === 'code');
  if (!step?.channel) throw stepUnknown();
  return sendCode(tx, {
    customerId: found.customerId as CustomerId,
    aboutId: found.id,
    channel: step.channel,
    address,
    locale: found.locale,
  });
}

/** Judges a typed code. A wrong one must count, so its transaction commits; the refusal it returned is thrown after. */
export async function confirmStepCode(tx: Tx, code: string, typed: string): Promise<Problem | null> {
  const found = await openForAnswer(tx, tx.actor.id, true);
  const step = (await readJourney(tx, found)).asked.find((one) => one.code === code && one.kind === 'code');
  if (!step?.channel) throw stepUnknown();
  const judged = await confirmCode(tx, { aboutId: found.id, channel: step.channel, code: typed });
  if (!judged.confirmed) return judged.refusal;
  const { address } = judged;
  await updateFields(
    tx,
    found.customerId as CustomerId,
    step.channel === 'email' ? { email: address } : { phone: address },
    'confirmed',
  );
  await changeVerification(tx, found.id, { confirmed: [...new Set([...found.confirmed, step.channel])] });
  await saveStep(tx, found.id, { code, kind: 'code', status: 'done', reasons: [] });
  return null;
}
