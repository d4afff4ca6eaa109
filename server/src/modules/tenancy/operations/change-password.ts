import type { Ctx } from '#platform/db';
import { invariant } from '#platform/errors';
import { record } from '#platform/record';
import { hashPassword, verifyPassword } from '../credentials/password.ts';
import { passwordWeak, passwordWrong, staffOnly } from '../errors.ts';
import { weaknessOf } from '../policy.ts';
import { endSessionsOf, findCredential, findStaff, setPassword } from '../store/index.ts';
import { beginAttempt, forgetAttempts, recordFailure } from './attempts.ts';

type Change = { currentPassword: string; newPassword: string; sessionId: string | undefined };

/** Changes one's own password and ends one's other sessions. Wrong guesses of the old one count as failed sign-ins. */
export async function changePassword(ctx: Ctx, input: Change): Promise<void> {
  const { id: staffId, kind, ip } = ctx.actor;
  const found = await ctx.database.read(ctx, async (db) => ({
    staff: await findStaff(db, staffId),
    credential: await findCredential(db, staffId),
  }));
  const { staff, credential } = found;
  if (kind !== 'staff' || !staff || !credential || !input.sessionId) throw staffOnly();

  const attempts = await beginAttempt(ctx, staff.email);
  if (!(await verifyPassword(input.currentPassword, credential.passwordHash))) {
    invariant(ip, 'a person acts from an address');
    await recordFailure(ctx, { tenantId: ctx.tenantId, staffId: staff.id }, { step: 'password', attempts, ip });
    throw passwordWrong();
  }
  await forgetAttempts(ctx, staff.email);
  const weakness = weaknessOf(input.newPassword, staff.email);
  if (weakness) throw passwordWeak(weakness);
  if (input.newPassword === input.currentPassword) throw passwordWeak('same');

  const passwordHash = await hashPassword(input.newPassword);
  await ctx.database.write(ctx, async (tx) => {
    await setPassword(tx, staffId, passwordHash);
    await endSessionsOf(tx, staffId, input.sessionId ?? null);
    await record(tx, { action: 'staff.password_changed', subject: { prefix: 'stf', id: staffId } });
  });
}
