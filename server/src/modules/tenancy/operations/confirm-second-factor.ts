import type { Scope, Tx } from '#platform/db';
import { invariant } from '#platform/errors';
import type { PublicCtx } from '#platform/http';
import { newId } from '#platform/ids';
import { record } from '#platform/record';
import { openForRegion } from '#platform/vault';
import { hashToken, newToken } from '../credentials/tokens.ts';
import { matchTotp } from '../credentials/totp.ts';
import { codeWrong, secondFactorMissing } from '../errors.ts';
import { SESSION_MAX_MS } from '../policy.ts';
import {
  endSessionRow,
  findCredential,
  findSession,
  insertSession,
  type SessionFound,
  touchStaff,
  useTotpStep,
} from '../store/index.ts';
import { beginAttempt, type FailedStep, forgetAttempts, recordFailure } from './attempts.ts';
import type { SessionToken } from './sign-in.ts';
import { totpPlace } from './totp-place.ts';

type Confirmed = SessionToken & { scope: Scope; roles: readonly string[] };
type Judged = { opened: string } | { refused: FailedStep };

/** The second half: a code of the authenticator app, each accepted once. The token changes, so one seen before is worth nothing. */
export async function confirmSecondFactor(
  ctx: PublicCtx,
  input: { token: string | undefined; code: string; ip: string },
): Promise<Confirmed> {
  const { ip } = input;
  const session = await waitingSession(ctx, input.token);
  const attempts = await beginAttempt(ctx, session.email);
  const actor = { kind: 'staff', id: session.staffId, ip } as const;
  const scope: Scope = { tenantId: session.tenantId, actor, requestId: ctx.requestId, now: ctx.now };
  const judged = await ctx.database.write(scope, (tx) => openSession(tx, session, input.code));
  if ('refused' in judged) {
    await recordFailure(ctx, session, { step: judged.refused, attempts, ip });
    throw codeWrong();
  }
  await forgetAttempts(ctx, session.email);
  return { token: judged.opened, maxAgeS: SESSION_MAX_MS / 1000, scope, roles: session.roles };
}

async function waitingSession(ctx: PublicCtx, token: string | undefined): Promise<SessionFound> {
  const session = token ? await ctx.database.system((tx) => findSession(tx, hashToken(token))) : null;
  const waits = session?.status === 'second_factor' && session.expiresAt > ctx.now && session.staffStatus === 'active';
  if (!waits) throw secondFactorMissing();
  return session;
}

async function openSession(tx: Tx, session: SessionFound, code: string): Promise<Judged> {
  const credential = await findCredential(tx, session.staffId);
  invariant(credential, 'every login has a second factor');
  const secret = await openForRegion(tx, totpPlace(tx.tenantId, session.staffId), credential.totpSecret);
  const step = matchTotp(secret, code, tx.now);
  if (step === null) return { refused: 'second_factor' };
  if (!(await useTotpStep(tx, session.staffId, step))) return { refused: 'code_used' };
  if (!(await endSessionRow(tx, session.id))) throw secondFactorMissing();

  const { token, hash } = newToken();
  const id = newId('evt');
  const expiresAt = new Date(tx.now.getTime() + SESSION_MAX_MS);
  await insertSession(tx, { id, staffId: session.staffId, tokenHash: hash, status: 'active', expiresAt });
  await touchStaff(tx, session.staffId);
  await record(tx, { action: 'staff.signed_in', subject: { prefix: 'stf', id: session.staffId } });
  return { opened: token };
}
