import type { Authenticator } from '#platform/http';
import { declaredPermissions } from '../contributions.ts';
import { hashToken } from '../credentials/tokens.ts';
import { isAlive, permissionsOf, TOUCH_EVERY_MS } from '../policy.ts';
import { findSession, touchSession } from '../store/index.ts';

export const SESSION_COOKIE = 'acquaint_session';

/** A person by their session cookie. Read anew at each request: a role taken away is gone at once. */
export const staffAuthenticator: Authenticator = {
  kind: 'tenant',
  recognise: async (ctx, exchange) => {
    const token = exchange.cookies[SESSION_COOKIE];
    if (!token) return null;
    const session = await ctx.database.system(async (tx) => {
      const found = await findSession(tx, hashToken(token));
      if (found?.status !== 'active' || found.staffStatus !== 'active' || !isAlive(found, ctx.now)) return null;
      if (ctx.now.getTime() - found.lastUsedAt.getTime() >= TOUCH_EVERY_MS) await touchSession(tx, found, ctx.now);
      return found;
    });
    if (!session) return null;
    const declared = declaredPermissions(ctx).map((permission) => permission.name);
    return {
      scope: { tenantId: session.tenantId, actor: { kind: 'staff', id: session.staffId, ip: exchange.ip } },
      caller: {
        permissions: permissionsOf(session.roles, declared),
        facts: {
          staffName: session.name,
          roles: session.roles.join(','),
          sandbox: String(session.sandbox),
          sessionId: session.id,
        },
      },
      weak: true,
    };
  },
};
