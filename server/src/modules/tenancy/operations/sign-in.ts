import type { PublicCtx } from '#platform/http';
import { brandId, newId } from '#platform/ids';
import { verifyPassword } from '../credentials/password.ts';
import { newToken } from '../credentials/tokens.ts';
import { credentialsWrong } from '../errors.ts';
import { SECOND_FACTOR_MS } from '../policy.ts';
import { findLogin, insertSession } from '../store/index.ts';
import { beginAttempt, recordFailure, takeBackAttempt, unproven } from './attempts.ts';

/** A session's token for the cookie, and how long the browser keeps it. */
export type SessionToken = { token: string; maxAgeS: number };

/** The first half of signing in: e-mail and password. What it returns asks for the second half and opens nothing else. */
export async function signIn(
  ctx: PublicCtx,
  input: { email: string; password: string; ip: string },
): Promise<SessionToken> {
  const { email, ip } = input;
  const login = await ctx.database.system((tx) => findLogin(tx, email));
  const attempts = await beginAttempt(ctx, email);
  const right = await verifyPassword(input.password, login?.passwordHash ?? null);
  if (!login) throw credentialsWrong();

  const tenantId = brandId('ten', login.tenantId);
  if (!right || login.status !== 'active') {
    await recordFailure(ctx, { tenantId, staffId: login.staffId }, { step: 'password', attempts, ip });
    throw credentialsWrong();
  }
  await takeBackAttempt(ctx, email);
  const { token, hash } = newToken();
  const expiresAt = new Date(ctx.now.getTime() + SECOND_FACTOR_MS);
  await ctx.database.write(unproven(ctx, tenantId, ip), (tx) =>
    insertSession(tx, {
      id: newId('evt'),
      staffId: login.staffId,
      tokenHash: hash,
      status: 'second_factor',
      expiresAt,
    }),
  );
  return { token, maxAgeS: SECOND_FACTOR_MS / 1000 };
}
