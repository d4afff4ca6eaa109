import type { Scope } from '#platform/db';
import type { PublicCtx } from '#platform/http';
import type { TenantId } from '#platform/ids';
import { record } from '#platform/record';
import { hashToken } from '../credentials/tokens.ts';
import { signInLocked } from '../errors.ts';
import { type Attempts, countAttempt, lockedForS, takeBack } from '../policy.ts';
import type { StaffId } from '../schema.ts';
import { clearAttempts, lockAttempts, saveAttempts } from '../store/index.ts';

export type Trier = { tenantId: TenantId; staffId: StaffId };
export type FailedStep = 'password' | 'second_factor' | 'code_used';

/**
 * Counts an attempt as failed before it is judged, so that guesses sent at once are all counted; refuses while the e-mail is
 * locked. E-mails that nobody has are counted and locked alike, so that a lock tells nothing about who works here.
 */
export async function beginAttempt(ctx: PublicCtx, email: string): Promise<Attempts> {
  return ctx.database.system(async (tx) => {
    const current = await lockAttempts(tx, hashOf(email));
    const waitS = lockedForS(current, ctx.now);
    if (waitS > 0) throw signInLocked(waitS);
    const counted = countAttempt(current, ctx.now);
    await saveAttempts(tx, hashOf(email), counted);
    return counted;
  });
}

/** The first half was right: its own count is taken back, earlier failures stay until the second half is right too. */
export async function takeBackAttempt(ctx: PublicCtx, email: string): Promise<void> {
  await ctx.database.system(async (tx) => {
    const current = await lockAttempts(tx, hashOf(email));
    if (current) await saveAttempts(tx, hashOf(email), takeBack(current));
  });
}

export async function forgetAttempts(ctx: PublicCtx, email: string): Promise<void> {
  await ctx.database.system((tx) => clearAttempts(tx, hashOf(email)));
}

/** Puts a failed attempt on somebody's login, and the lock it led to, into the log. */
export async function recordFailure(
  ctx: PublicCtx,
  trier: Trier,
  failure: { step: FailedStep; attempts: Attempts; ip: string },
): Promise<void> {
  const { step, attempts, ip } = failure;
  const subject = { prefix: 'stf', id: trier.staffId } as const;
  await ctx.database.write(unproven(ctx, trier.tenantId, ip), async (tx) => {
    await record(tx, { action: 'staff.sign_in_failed', subject, after: { step, failed: attempts.failed } });
    if (!attempts.lockedUntil) return;
    await record(tx, { action: 'staff.sign_in_locked', subject, after: { until: attempts.lockedUntil.toISOString() } });
  });
}

/** Acts for somebody who has not proven who they are: the system, from their address. */
export function unproven(ctx: PublicCtx, tenantId: TenantId, ip: string): Scope {
  return { tenantId, actor: { kind: 'system', id: 'sign_in', ip }, requestId: ctx.requestId, now: ctx.now };
}

function hashOf(email: string): Buffer {
  return hashToken(`sign-in|${email}`);
}
