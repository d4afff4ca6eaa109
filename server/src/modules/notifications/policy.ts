import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import type { Channel } from './schema.ts';

export const CODE_LIVES_MS = 10 * 60_000;
export const RESEND_AFTER_MS = 30_000;
export const TRIES_MAX = 5;
const SENDS_WINDOW_MS = 3_600_000;
/** To one address; and, so that nobody rings up a list of numbers, for one verification whatever the addresses. */
const SENDS_TO_ADDRESS_MAX = 5;
const SENDS_FOR_ONE_MAX = 10;

const Email = z.email().max(254);

/** The address in the form that is stored and compared: e-mail in lower case, phone in E.164. Null when it is none. */
export function readAddress(channel: Channel, text: string): string | null {
  const given = text.trim();
  if (channel === 'email') return Email.safeParse(given).success ? given.toLowerCase() : null;
  const phone = parsePhoneNumberFromString(given);
  return phone?.isValid() ? phone.number : null;
}

/** As much of an address as its owner needs to recognise it: `a•••@example.com`, `+49 ••• 67`. */
export function maskAddress(channel: Channel, address: string): string {
  if (channel === 'email') {
    const at = address.lastIndexOf('@');
    return `${[...address][0] ?? ''}•••${address.slice(at)}`;
  }
  const code = parsePhoneNumberFromString(address)?.countryCallingCode ?? '';
  return `+${code} ••• ${address.slice(-2)}`;
}

/** Moments of earlier sends, any order. */
export type Sends = { lastForChannel: Date | null; toAddress: readonly Date[]; forOne: readonly Date[] };
export type SendJudged = { allowed: true } | { allowed: false; why: 'too_soon' | 'too_many'; retryAfterS: number };

/** A new code at most every 30 s, five an hour to one address, ten an hour for one verification. */
export function judgeSend(sends: Sends, now: Date): SendJudged {
  const sinceMs = sends.lastForChannel ? now.getTime() - sends.lastForChannel.getTime() : RESEND_AFTER_MS;
  if (sinceMs < RESEND_AFTER_MS)
    return { allowed: false, why: 'too_soon', retryAfterS: seconds(RESEND_AFTER_MS - sinceMs) };
  const waits = [
    windowFullFor(sends.toAddress, SENDS_TO_ADDRESS_MAX, now),
    windowFullFor(sends.forOne, SENDS_FOR_ONE_MAX, now),
  ];
  const waitMs = Math.max(...waits);
  return waitMs > 0 ? { allowed: false, why: 'too_many', retryAfterS: seconds(waitMs) } : { allowed: true };
}

export function windowStart(now: Date): Date {
  return new Date(now.getTime() - SENDS_WINDOW_MS);
}

export type TryJudged = 'confirmed' | 'wrong' | 'expired' | 'spent';

/** A code is right within ten minutes and five tries; the try that is judged here is already counted. */
export function judgeTry(code: { tries: number; expiresAt: Date }, right: boolean, now: Date): TryJudged {
  if (code.expiresAt <= now) return 'expired';
  if (code.tries > TRIES_MAX) return 'spent';
  if (right) return 'confirmed';
  return code.tries === TRIES_MAX ? 'spent' : 'wrong';
}

/** Milliseconds until the oldest of the last `max` sends leaves the window; 0 while there is room. */
function windowFullFor(sends: readonly Date[], max: number, now: Date): number {
  const newest = sends.map((at) => at.getTime()).sort((a, b) => b - a);
  const oldestCounted = newest[max - 1];
  return oldestCounted === undefined ? 0 : Math.max(0, oldestCounted + SENDS_WINDOW_MS - now.getTime());
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
