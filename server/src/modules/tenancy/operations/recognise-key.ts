import { timingSafeEqual } from 'node:crypto';
import { type Facilities, facility } from '#platform/db';
import type { Authenticator, PublicCtx } from '#platform/http';
import { declaredPermissions } from '../contributions.ts';
import { readKeyText } from '../credentials/tokens.ts';
import { refusedScope, TOUCH_EVERY_MS } from '../policy.ts';
import { findKey, type KeyFound, touchKey } from '../store/index.ts';

type Held = { key: KeyFound; hash: Buffer; permissions: ReadonlySet<string>; until: number };
const heldKeys = facility<Map<string, Held>>('recognised keys');
/** So long a key that was just looked up is believed without asking again; one revoked here is forgotten at once. */
const HELD_MS = 2000;
const HELD_MAX = 10_000;

export function provideHeldKeys(facilities: Facilities): void {
  facilities.provide(heldKeys, new Map());
}

/** A revoked key is asked about again from now on, in this process; others stop believing in it within two seconds. */
export function forgetKey(holder: Pick<Facilities, 'use'>, id: string): void {
  holder.use(heldKeys).delete(id);
}

/** A tenant's system by its API key. A page cannot make a browser send the header, so this proof is strong. */
export const keyAuthenticator: Authenticator = {
  kind: 'tenant',
  recognise: async (ctx, exchange) => {
    const given = readKeyText(exchange.headers.authorization);
    if (!given) return null;
    const found = held(ctx, given) ?? (await lookUp(ctx, given));
    if (!found) return null;
    const { key, permissions } = found;
    return {
      scope: { tenantId: key.tenantId, actor: { kind: 'api_key', id: key.id, ip: exchange.ip } },
      caller: {
        permissions,
        facts: { keyName: key.name, sandbox: String(key.sandbox) },
      },
      weak: false,
    };
  },
};

type Given = NonNullable<ReturnType<typeof readKeyText>>;

function held(ctx: PublicCtx, given: Given): Held | null {
  const one = ctx.use(heldKeys).get(given.id);
  if (!one || one.until <= ctx.now.getTime() || one.key.expiresAt <= ctx.now) return null;
  return one.key.sandbox === given.sandbox && timingSafeEqual(one.hash, given.hash) ? one : null;
}

async function lookUp(ctx: PublicCtx, given: Given): Promise<Held | null> {
  const key = await ctx.database.system(async (tx) => {
    const found = await findKey(tx, given.id);
    if (!found || !timingSafeEqual(found.secretHash, given.hash)) return null;
    if (found.sandbox !== given.sandbox || found.revokedAt || found.expiresAt <= ctx.now) return null;
    const idleMs = ctx.now.getTime() - (found.lastUsedAt?.getTime() ?? 0);
    if (idleMs >= TOUCH_EVERY_MS) await touchKey(tx, found, ctx.now);
    return found;
  });
  if (!key) return null;
  const keys = ctx.use(heldKeys);
  if (keys.size >= HELD_MAX) keys.clear();
  const declared = declaredPermissions(ctx).map((permission) => permission.name);
  const permissions = new Set(key.scopes.filter((scope) => refusedScope([scope], declared) === null));
  const found = { key, hash: given.hash, permissions, until: ctx.now.getTime() + HELD_MS };
  keys.set(key.id, found);
  return found;
}
