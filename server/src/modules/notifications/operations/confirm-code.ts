import { timingSafeEqual } from 'node:crypto';
import type { Tx } from '#platform/db';
import type { Problem } from '#platform/errors';
import { record } from '#platform/record';
import { codeExpired, codeNotSent, codeSpent, codeWrong } from '../errors.ts';
import { judgeTry, TRIES_MAX, type TryJudged } from '../policy.ts';
import type { Channel } from '../schema.ts';
import { closeCode, type OpenCode, takeTry } from '../store.ts';
import { codeTokenOf } from './send-code.ts';

export type CodeJudged = { confirmed: true; address: string } | { confirmed: false; refusal: Problem };

/**
 * Judges a typed code. A wrong one is returned, not thrown: the caller commits, so that the try counts, and throws the refusal after.
 */
export async function confirmCode(
  tx: Tx,
  input: { aboutId: string; channel: Channel; code: string },
): Promise<CodeJudged> {
  const { aboutId, channel } = input;
  const open = await takeTry(tx, aboutId, channel);
  if (!open) return { confirmed: false, refusal: codeNotSent() };

  const right = timingSafeEqual(open.codeToken, await codeTokenOf(tx, open.id, input.code));
  const judged = judgeTry(open, right, tx.now);
  const note = { subject: { prefix: 'ver', id: aboutId }, customerId: open.customerId, after: { channel } } as const;
  if (judged === 'confirmed') {
    await closeCode(tx, open.id, 'used');
    await record(tx, { action: 'code.confirmed', ...note });
    return { confirmed: true, address: open.address };
  }
  if (judged !== 'wrong') await closeCode(tx, open.id, 'spent');
  if (judged === 'spent') await record(tx, { action: 'code.spent', ...note });
  return { confirmed: false, refusal: refusalOf(judged, open) };
}

function refusalOf(judged: Exclude<TryJudged, 'confirmed'>, open: OpenCode): Problem {
  if (judged === 'expired') return codeExpired();
  return judged === 'spent' ? codeSpent() : codeWrong(TRIES_MAX - open.tries);
}
