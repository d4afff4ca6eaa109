import { type Db, ownTables, type Tx } from '#platform/db';
import type { ReleaseColumns, TransactionTables } from '../tables.ts';

const write = ownTables<TransactionTables & { ruleRelease: Omit<ReleaseColumns, 'rules'> & { rules: string } }>();
const read = ownTables<TransactionTables & { ruleRelease: ReleaseColumns }>();

export type StoredVersion = Omit<TransactionTables['ruleVersion'], 'tenantId'>;
export type StoredChange = Omit<TransactionTables['ruleChange'], 'tenantId'>;
export type StoredRelease = Omit<ReleaseColumns, 'tenantId'>;
export type StoredSnooze = Omit<TransactionTables['ruleSnooze'], 'tenantId'>;
const VERSION = ['code', 'version', 'text', 'note', 'byActor', 'at'] as const;
const RELEASE = ['number', 'hash', 'rules', 'cause', 'byActor', 'at'] as const;
const VERSIONS_MAX = 2000;

export async function ownVersions(db: Db, code?: string): Promise<StoredVersion[]> {
  let query = read(db).selectFrom('ruleVersion').select(VERSION).where('tenantId', '=', db.tenantId);
  if (code) query = query.where('code', '=', code);
  return query.orderBy('code').orderBy('version', 'desc').limit(VERSIONS_MAX).execute();
}

/** The next version of a rule; two who save at once are put one after the other by the key. */
export async function insertVersion(tx: Tx, version: StoredVersion): Promise<void> {
  await write(tx)
    .insertInto('ruleVersion')
    .values({ tenantId: tx.tenantId, ...version })
    .execute();
}

export async function latestRelease(db: Db): Promise<StoredRelease | null> {
  const row = await read(db)
    .selectFrom('ruleRelease')
    .select(RELEASE)
    .where('tenantId', '=', db.tenantId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The number and hash of what is in force; a lane asks inside every commit. */
export async function releaseInForce(db: Db): Promise<{ number: number; hash: string } | null> {
  const row = await read(db)
    .selectFrom('ruleRelease')
    .select(['number', 'hash'])
    .where('tenantId', '=', db.tenantId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function findRelease(db: Db, number: number): Promise<StoredRelease | null> {
  const row = await read(db)
    .selectFrom('ruleRelease')
    .select(RELEASE)
    .where('tenantId', '=', db.tenantId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row ?? null;
}

export async function listReleases(db: Db, limit: number, before: number | null): Promise<StoredRelease[]> {
  let query = read(db).selectFrom('ruleRelease').select(RELEASE).where('tenantId', '=', db.tenantId);
  if (before !== null) query = query.where('number', '<', before);
  return query
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();
}

export async function insertRelease(tx: Tx, release: StoredRelease): Promise<void> {
  await write(tx)
    .insertInto('ruleRelease')
    .values({ tenantId: tx.tenantId, ...release, rules: JSON.stringify(release.rules) })
    .execute();
}

export async function insertChange(tx: Tx, change: StoredChange): Promise<void> {
  await write(tx)
    .insertInto('ruleChange')
    .values({ tenantId: tx.tenantId, ...change })
    .execute();
}

/** Changes that nobody has said anything about yet. */
export async function pendingChanges(db: Db): Promise<StoredChange[]> {
  return read(db)
    .selectFrom('ruleChange')
    .leftJoin('ruleChangeVerdict as v', (join) =>
      join.onRef('v.tenantId', '=', 'ruleChange.tenantId').onRef('v.changeId', '=', 'ruleChange.id'),
    )
    .select(['ruleChange.id', 'ruleChange.code', 'ruleChange.version', 'ruleChange.mode', 'ruleChange.reason'])
    .select(['ruleChange.byActor', 'ruleChange.at'])
    .where('ruleChange.tenantId', '=', db.tenantId)
    .where('v.approved', 'is', null)
    .orderBy('ruleChange.at', 'desc')
    .limit(500)
    .execute();
}

/** False when a second person spoke before. */
export async function insertChangeVerdict(tx: Tx, changeId: string, approved: boolean): Promise<boolean> {
  const made = await write(tx)
    .insertInto('ruleChangeVerdict')
    .values({ tenantId: tx.tenantId, changeId, approved, byActor: actorOf(tx), at: tx.now })
    .onConflict((c) => c.doNothing())
    .returning('changeId')
    .executeTakeFirst();
  return made !== undefined;
}

export async function insertSnooze(tx: Tx, snooze: StoredSnooze): Promise<void> {
  await write(tx)
    .insertInto('ruleSnooze')
    .values({ tenantId: tx.tenantId, ...snooze })
    .execute();
}

export async function snoozesOf(db: Db, code: string): Promise<StoredSnooze[]> {
  return read(db)
    .selectFrom('ruleSnooze')
    .select(['id', 'code', 'customerId', 'until', 'reason', 'byActor', 'at'])
    .where('tenantId', '=', db.tenantId)
    .where('until', '>', db.now)
    .where('code', '=', code)
    .orderBy('until', 'desc')
    .limit(2000)
    .execute();
}

export function actorOf(tx: Tx): string {
  return `${tx.actor.kind}:${tx.actor.id}`;
}
