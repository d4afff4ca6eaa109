import { createHash } from 'node:crypto';
import { type Database, ownTables, type Tx } from '../db/index.ts';
import { Problem } from '../errors/index.ts';
import { openForRegion, sealForRegion } from '../vault/index.ts';

type IdempotencyTables = {
  idempotency: {
    tenantId: string;
    actorId: string;
    key: string;
    route: string;
    bodySha256: Buffer;
    status: number | null;
    answer: Buffer | null;
    createdAt: Date;
  };
};
const own = ownTables<IdempotencyTables>();

export type Claim = { key: string; route: string; bodySha256: Buffer };
export type Replayed = { status: number; answer: unknown };
const TAKEOVER_MS = 60_000;
export const REPLAY_MS = 24 * 3_600_000;

export function claimOf(key: string, route: string, body: unknown): Claim {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body ?? null));
  return { key, route, bodySha256: createHash('sha256').update(bytes).digest() };
}

/**
 * Claims a key inside the caller's transaction. A second request with the same key waits for the first and is given its answer;
 * with another body it is refused 422, and while the first is still running elsewhere, 409.
 */
export async function claim(tx: Tx, wanted: Claim): Promise<Replayed | null> {
  await own(tx)
    .deleteFrom('idempotency')
    .where('tenantId', '=', tx.tenantId)
    .where('actorId', '=', tx.actor.id)
    .where('key', '=', wanted.key)
    .where('createdAt', '<', new Date(tx.now.getTime() - REPLAY_MS))
    .execute();
  const first = await own(tx)
    .insertInto('idempotency')
    .values({ tenantId: tx.tenantId, actorId: tx.actor.id, ...wanted, status: null, answer: null, createdAt: tx.now })
    .onConflict((c) => c.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (first) return null;

  const found = await own(tx)
    .selectFrom('idempotency')
    .select(['route', 'bodySha256', 'status', 'answer', 'createdAt'])
    .where('tenantId', '=', tx.tenantId)
    .where('actorId', '=', tx.actor.id)
    .where('key', '=', wanted.key)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Problem('idempotency.in_progress', 409, {}, { retryAfterS: 1 });
  if (found.route !== wanted.route || !found.bodySha256.equals(wanted.bodySha256))
    throw new Problem('idempotency.key_reused', 422);
  if (found.status !== null && found.answer) {
    return {
      status: found.status,
      answer: JSON.parse(await openForRegion(tx, placeOf(tx, wanted.key), found.answer)) as unknown,
    };
  }
  if (tx.now.getTime() - found.createdAt.getTime() < TAKEOVER_MS)
    throw new Problem('idempotency.in_progress', 409, {}, { retryAfterS: 1 });
  await own(tx)
    .updateTable('idempotency')
    .set({ createdAt: tx.now })
    .where('tenantId', '=', tx.tenantId)
    .where('actorId', '=', tx.actor.id)
    .where('key', '=', wanted.key)
    .execute();
  return null;
}

export async function keepAnswer(tx: Tx, wanted: Claim, status: number, answer: unknown): Promise<void> {
  const sealed = await sealForRegion(tx, placeOf(tx, wanted.key), JSON.stringify(answer ?? null));
  await own(tx)
    .updateTable('idempotency')
    .set({ status, answer: sealed })
    .where('tenantId', '=', tx.tenantId)
    .where('actorId', '=', tx.actor.id)
    .where('key', '=', wanted.key)
    .execute();
}

/** Frees a key whose work failed, so that the caller may try again. */
export async function dropClaim(tx: Tx, wanted: Claim): Promise<void> {
  await own(tx)
    .deleteFrom('idempotency')
    .where('tenantId', '=', tx.tenantId)
    .where('actorId', '=', tx.actor.id)
    .where('key', '=', wanted.key)
    .where('status', 'is', null)
    .execute();
}

export async function sweepIdempotency(database: Database, now: Date): Promise<void> {
  await database.system((tx) =>
    own(tx)
      .deleteFrom('idempotency')
      .where('createdAt', '<', new Date(now.getTime() - REPLAY_MS))
      .execute(),
  );
}

function placeOf(tx: Tx, key: string) {
  return { table: 'idempotency', column: 'answer', row: `${tx.tenantId}|${tx.actor.id}|${key}` };
}
