import { timingSafeEqual } from 'node:crypto';
import type { Authenticator } from '#platform/http';
import { declaredPermissions } from '../contributions.ts';
import { readKeyText } from '../credentials/tokens.ts';
import { refusedScope, TOUCH_EVERY_MS } from '../policy.ts';
import { findKey, touchKey } from '../store/index.ts';

/** A tenant's system by its API key. A page cannot make a browser send the header, so this proof is strong. */
export const keyAuthenticator: Authenticator = {
  kind: 'tenant',
  recognise: async (ctx, exchange) => {
    const given = readKeyText(exchange.headers.authorization);
    if (!given) return null;
    const key = await ctx.database.system(async (tx) => {
      const found = await findKey(tx, given.id);
      if (!found || !timingSafeEqual(found.secretHash, given.hash)) return null;
      if (found.sandbox !== given.sandbox || found.revokedAt || found.expiresAt <= ctx.now) return null;
      const idleMs = ctx.now.getTime() - (found.lastUsedAt?.getTime() ?? 0);
      if (idleMs >= TOUCH_EVERY_MS) await touchKey(tx, found, ctx.now);
      return found;
    });
    if (!key) return null;
    const declared = declaredPermissions(ctx).map((permission) => permission.name);
    return {
      scope: { tenantId: key.tenantId, actor: { kind: 'api_key', id: key.id, ip: exchange.ip } },
      caller: {
        permissions: new Set(key.scopes.filter((scope) => refusedScope([scope], declared) === null)),
        facts: { keyName: key.name, sandbox: String(key.sandbox) },
      },
      weak: false,
    };
  },
};
