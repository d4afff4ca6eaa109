import type { CustomerId } from '#modules/customers';
import type { Scope, Tx } from '#platform/db';
import type { Authenticator, Exchange, PublicCtx } from '#platform/http';
import { brandId, type TenantId } from '#platform/ids';
import { record } from '#platform/record';
import { linkExpired, linkInvalid, linkRevoked } from '../errors.ts';
import { lockVerification, own } from '../store/index.ts';
import { hashToken, issueToken } from './create.ts';

export const APPLY_COOKIE = 'acquaint_apply';
const HANDOFF_MS = 120_000;

type Kind = 'link' | 'handoff' | 'session' | 'watch';
type Found = { tenantId: TenantId; verificationId: string; expiresAt: Date; kind: Kind; revokedAt: Date | null };

/** A token's row whatever became of it; null when there never was one. */
async function findToken(ctx: PublicCtx, token: string, kinds: readonly Kind[]): Promise<Found | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const row = await ctx.database.system((tx) =>
    own(tx)
      .selectFrom('applicantToken')
      .select(['tenantId', 'verificationId', 'expiresAt', 'kind', 'revokedAt'])
      .where('hash', '=', hashToken(token))
      .where('kind', 'in', [...kinds])
      .executeTakeFirst(),
  );
  return row ? { ...row, tenantId: brandId('ten', row.tenantId) } : null;
}

function requireGood(found: Found | null, now: Date): Found {
  if (!found) throw linkInvalid();
  if (found.revokedAt) throw linkRevoked();
  if (found.expiresAt <= now) throw linkExpired();
  return found;
}

/**
 * Exchanges a link or hand-off code for a cookie bound to one verification. The device before may no longer answer; after a hand-off
 * it may still watch, after the link was opened anew it may not.
 */
export async function openSession(
  ctx: PublicCtx,
  exchange: Exchange,
  token: string,
): Promise<{ scope: Scope; verificationId: string }> {
  const found = requireGood(await findToken(ctx, token, ['link', 'handoff']), ctx.now);
  const scope: Scope = {
    tenantId: found.tenantId,
    actor: { kind: 'applicant', id: found.verificationId, ip: exchange.ip },
    requestId: ctx.requestId,
    now: ctx.now,
  };
  const session = await ctx.database.write(scope, async (tx) => {
    const verification = await lockVerification(tx, found.verificationId);
    await refuseSpent(tx, token);
    await own(tx)
      .updateTable('applicantToken')
      .set(found.kind === 'handoff' ? { kind: 'watch' as const } : { revokedAt: tx.now })
      .where('tenantId', '=', tx.tenantId)
      .where('verificationId', '=', verification.id)
      .where('kind', 'in', ['session'])
      .where('revokedAt', 'is', null)
      .execute();
    await endHandOffs(tx, verification.id);
    await record(tx, {
      action: 'applicant.session_opened',
      subject: { prefix: 'ver', id: verification.id },
      customerId: verification.customerId as CustomerId,
    });
    return {
      token: await issueToken(tx, verification.id, 'session', verification.expiresAt),
      expiresAt: verification.expiresAt,
    };
  });
  const maxAgeS = Math.max(60, Math.floor((session.expiresAt.getTime() - ctx.now.getTime()) / 1000));
  exchange.setCookie(APPLY_COOKIE, session.token, { path: '/v1/apply', maxAgeS });
  return { scope, verificationId: found.verificationId };
}

/** Two devices with one hand-off code: whoever waited for the other finds it spent. */
async function refuseSpent(tx: Tx, token: string): Promise<void> {
  const open = await own(tx)
    .selectFrom('applicantToken')
    .select('id')
    .where('tenantId', '=', tx.tenantId)
    .where('hash', '=', hashToken(token))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (!open) throw linkRevoked();
}

/** A journey that goes on gets its time anew, and its link with it. */
export async function prolongLink(tx: Tx, verificationId: string, expiresAt: Date): Promise<void> {
  await own(tx)
    .updateTable('applicantToken')
    .set({ expiresAt })
    .where('tenantId', '=', tx.tenantId)
    .where('verificationId', '=', verificationId)
    .where('kind', 'in', ['link', 'session', 'watch'])
    .where('revokedAt', 'is', null)
    .where('expiresAt', '<', expiresAt)
    .execute();
}

/** A code for another device, two minutes long; a new one ends the one before. */
export async function handOff(tx: Tx, verificationId: string): Promise<{ token: string; expiresAt: Date }> {
  await endHandOffs(tx, verificationId);
  const expiresAt = new Date(tx.now.getTime() + HANDOFF_MS);
  return { token: await issueToken(tx, verificationId, 'handoff', expiresAt), expiresAt };
}

async function endHandOffs(tx: Tx, verificationId: string): Promise<void> {
  await own(tx)
    .updateTable('applicantToken')
    .set({ revokedAt: tx.now })
    .where('tenantId', '=', tx.tenantId)
    .where('verificationId', '=', verificationId)
    .where('kind', '=', 'handoff')
    .where('revokedAt', 'is', null)
    .execute();
}

export const applicantAuthenticator: Authenticator = {
  kind: 'applicant',
  recognise: async (ctx, exchange) => {
    const token = exchange.cookies[APPLY_COOKIE];
    const found = token ? await findToken(ctx, token, ['session', 'watch']) : null;
    if (!found || found.revokedAt || found.expiresAt <= ctx.now) return null;
    return {
      scope: { tenantId: found.tenantId, actor: { kind: 'applicant', id: found.verificationId, ip: exchange.ip } },
      caller: { permissions: new Set(), facts: found.kind === 'watch' ? { watching: 'yes' } : {} },
      weak: true,
      readOnly: found.kind === 'watch',
    };
  },
};
