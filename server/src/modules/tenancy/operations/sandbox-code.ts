import { invariant } from '#platform/errors';
import type { PublicCtx } from '#platform/http';
import { brandId } from '#platform/ids';
import { openForRegion } from '#platform/vault';
import { totpAt } from '../credentials/totp.ts';
import { sandboxOnly } from '../errors.ts';
import { findCredential, findLogin } from '../store/index.ts';
import { unproven } from './attempts.ts';
import { totpPlace } from './totp-place.ts';

const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;

/**
 * The code that an authenticator app would show now, for trying the product out: only for logins of sandbox tenants, only to
 * whoever sits at the machine itself. One refusal for every other case, so that it tells nothing about logins.
 */
export async function currentTotp(
  ctx: PublicCtx,
  input: { email: string; ip: string },
): Promise<{ code: string; expiresInS: number }> {
  if (!LOOPBACK.test(input.ip)) throw sandboxOnly();
  const login = await ctx.database.system((tx) => findLogin(tx, input.email.trim().toLowerCase()));
  if (!login?.sandbox) throw sandboxOnly();
  const tenantId = brandId('ten', login.tenantId);
  const secret = await ctx.database.read(unproven(ctx, tenantId, input.ip), async (db) => {
    const credential = await findCredential(db, login.staffId);
    invariant(credential, 'every login has a second factor');
    return openForRegion(db, totpPlace(tenantId, login.staffId), credential.totpSecret);
  });
  return totpAt(secret, ctx.now);
}
