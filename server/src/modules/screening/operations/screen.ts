import { ALGORITHM, type MatchResult, type Profile } from '@acquaint/engines/match';
import { type CustomerId, restrict, setStanding } from '#modules/customers';
import type { Ctx, Db, Tx } from '#platform/db';
import { ownTables } from '#platform/db';
import { Problem } from '#platform/errors';
import { brandId, type Id, newId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { customerKey, customerKeys, openText, sealText } from '#platform/vault';
import { type ListVersion, watchlists } from '../lists.ts';
import { type AllowedBy, ownLists } from '../own/held.ts';
import { bindingReason, fingerprint, isOwn, nameAlone, relevant, type Subject, viewEntity } from '../policy.ts';
import {
  type EntityView,
  Explanation,
  type MatchId,
  type MatchStatus,
  type MatchView,
  type ScreeningView,
} from '../schema.ts';

type MatchColumns = {
  tenantId: string;
  id: string;
  screeningId: string;
  customerId: string | null;
  entityId: string;
  list: string;
  name: string;
  matchScore: number;
  riskScore: number;
  status: MatchStatus;
  explanation: Buffer | null;
  fingerprint: Buffer;
  decidedBy: string | null;
  decidedAt: Date | null;
};
type ScreeningColumns = {
  tenantId: string;
  id: string;
  customerId: string | null;
  aboutId: string | null;
  algorithm: string;
  threshold: number;
  at: Date;
};
const own = ownTables<{
  screening: ScreeningColumns & { lists: string };
  screeningMatch: MatchColumns & { entity: string };
}>();
const read = ownTables<{
  screening: ScreeningColumns & { lists: ListVersion[] };
  screeningMatch: MatchColumns & { entity: EntityView };
}>();

export type Found = { match: MatchResult; entity: EntityView; fingerprint: Buffer; allowedBy?: AllowedBy };
export type Searched = {
  found: Found[];
  lists: readonly ListVersion[];
  algorithm: string;
  threshold: number;
  us: number;
};
const LIMIT = 25;
const NOTHING: EntityView = {
  ...{ schema: '', names: [], birthDates: [], countries: [], programmes: [], topics: [], remarks: null },
};

/** From which score on a hit counts, and how generously is looked for it. */
type Bar = { threshold: number; profile?: Profile | undefined };

/** Searches every list for a person or company under each of their names; pure of the database. */
export async function search(use: Ctx | Db, subject: Subject, { threshold, profile }: Bar): Promise<Searched> {
  const lists = watchlists(use);
  const own = await ownLists(use);
  const started = performance.now();
  const results = new Map<string, MatchResult>();
  const options = { threshold, limit: LIMIT, ...(profile ? { profile } : {}) };
  for (const name of [subject.name, subject.nativeName].flatMap((one) => (one ? [one] : []))) {
    const query = {
      name,
      ...(subject.schema ? { schema: subject.schema } : {}),
      ...(subject.birthDate ? { birth_date: subject.birthDate } : {}),
      ...(subject.countries?.length ? { countries: [...subject.countries] } : {}),
      ...(subject.identifiers?.length ? { identifiers: [...subject.identifiers] } : {}),
    };
    const official = await lists.search(query, options);
    for (const match of [...official, ...own.search(query, options)]) {
      const known = results.get(match.entity_id);
      if (relevant(match, threshold) && (!known || known.match_score < match.match_score))
        results.set(match.entity_id, match);
    }
  }
  const us = Math.round((performance.now() - started) * 1000);
  const found: Found[] = [];
  const allowedBy = own.allows(subject);
  for (const match of [...results.values()].sort((a, b) => b.match_score - a.match_score).slice(0, LIMIT)) {
    const entity = own.entity(match.entity_id) ?? (await lists.entity(match.entity_id));
    if (!entity) continue;
    found.push({
      ...{ match, entity: viewEntity(entity), fingerprint: fingerprint(subject, entity, ALGORITHM) },
      ...(allowedBy && nameAlone(match) && !isOwn(entity.topics) ? { allowedBy } : {}),
    });
  }
  return { found, lists: [...lists.versions, ...own.versions], algorithm: ALGORITHM, threshold, us };
}

/** Keeps a screening with its matches; one cleared before on the very same facts stays cleared. */
export async function keepScreening(
  tx: Tx,
  searched: Searched,
  about: { customerId: CustomerId; aboutId: string },
): Promise<{ id: Id<'scr'>; matches: { status: MatchStatus; topics: string[] }[] }> {
  const id = newId('scr');
  await own(tx)
    .insertInto('screening')
    .values({
      tenantId: tx.tenantId,
      id,
      ...about,
      algorithm: searched.algorithm,
      threshold: searched.threshold,
      lists: JSON.stringify(searched.lists),
      at: tx.now,
    })
    .execute();
  const matches: { status: MatchStatus; topics: string[] }[] = [];
  for (const one of searched.found) {
    matches.push({
      status: await keepMatch(tx, one, { screeningId: id, customerId: about.customerId }),
      topics: one.entity.topics,
    });
  }
  await record(tx, {
    action: 'screening.completed',
    subject: { prefix: 'scr', id },
    customerId: about.customerId,
    after: {
      matches: matches.length,
      algorithm: searched.algorithm,
      lists: searched.lists.map((one) => `${one.list}@${one.version}`),
    },
  });
  await emit(tx, { type: 'screening.completed', subject: { prefix: 'scr', id }, facts: { matches: matches.length } });
  return { id, matches };
}

/** Keeps one match; the same facts on both sides as at an earlier clearance make it a false positive at once. */
async function keepMatch(
  tx: Tx,
  one: Found,
  about: { screeningId: string; customerId: CustomerId },
): Promise<MatchStatus> {
  const cleared = await own(tx)
    .selectFrom('screeningMatch')
    .select('id')
    .where('tenantId', '=', tx.tenantId)
    .where('customerId', '=', about.customerId)
    .where('entityId', '=', one.match.entity_id)
    .where('fingerprint', '=', one.fingerprint)
    .where('status', '=', 'false_positive')
    .limit(1)
    .executeTakeFirst();
  const status: MatchStatus = one.allowedBy ? 'allowed' : cleared ? 'false_positive' : 'new';
  const id = newId('mat');
  // An own entry is personal data of the tenant's: it is told in the sealed part alone.
  const sealed = isOwn(one.entity.topics);
  // The alignment quotes the customer's name, so it is sealed under the customer's key.
  const key = await customerKey(tx, about.customerId);
  const explanation = sealText(
    key,
    { table: 'screening_match', column: 'explanation', row: id },
    JSON.stringify({
      ...{ alignment: one.match.alignment, qualifiers: one.match.qualifiers, allowedBy: one.allowedBy },
      ...(sealed ? { listed: { name: one.match.name, entity: one.entity } } : {}),
    }),
  );
  await own(tx)
    .insertInto('screeningMatch')
    .values({
      tenantId: tx.tenantId,
      id,
      ...about,
      entityId: one.match.entity_id,
      list: one.match.list,
      name: sealed ? '' : one.match.name,
      matchScore: one.match.match_score,
      riskScore: one.match.risk_score,
      status,
      explanation,
      entity: JSON.stringify(sealed ? { ...NOTHING, topics: one.entity.topics } : one.entity),
      fingerprint: one.fingerprint,
      decidedBy: null,
      decidedAt: null,
    })
    .execute();
  if (one.allowedBy) await recordAllowed(tx, { id, ...about, entityId: one.match.entity_id }, one.allowedBy);
  if (status === 'new')
    await emit(tx, { type: 'match.found', subject: { prefix: 'mat', id }, facts: { list: one.match.list } });
  return status;
}

async function recordAllowed(
  tx: Tx,
  match: { id: string; customerId: CustomerId; entityId: string },
  by: AllowedBy,
): Promise<void> {
  await record(tx, {
    action: 'match.allowed',
    subject: { prefix: 'mat', id: match.id },
    customerId: match.customerId,
    after: { entity: match.entityId, list: by.list, entry: by.entryId },
  });
}

/** An allow entry that came later answers for an open match: it is left aside where it stands, with that entry. */
export async function leaveAside(
  tx: Tx,
  match: { id: string; customerId: CustomerId; entityId: string },
  by: AllowedBy,
): Promise<void> {
  const place = { table: 'screening_match', column: 'explanation', row: match.id };
  const row = await own(tx)
    .selectFrom('screeningMatch')
    .select('explanation')
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', match.id)
    .where('status', '=', 'new')
    .forUpdate()
    .executeTakeFirst();
  if (!row?.explanation) return;
  const key = await customerKey(tx, match.customerId);
  const said = Explanation.parse(JSON.parse(openText(key, place, row.explanation)));
  await own(tx)
    .updateTable('screeningMatch')
    .set({ status: 'allowed', explanation: sealText(key, place, JSON.stringify({ ...said, allowedBy: by })) })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', match.id)
    .execute();
  await recordAllowed(tx, match, by);
}

/** The newest screening about something, with every match explained. */
export async function screeningOf(db: Db, aboutId: string): Promise<ScreeningView | null> {
  const row = await read(db)
    .selectFrom('screening')
    .select(['id', 'algorithm', 'lists', 'at'])
    .where('tenantId', '=', db.tenantId)
    .where('aboutId', '=', aboutId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: brandId('scr', row.id),
    at: row.at,
    lists: row.lists,
    algorithm: row.algorithm,
    matches: await matchesOf(db, row.id),
  };
}

/** Whose a screening was and which lists it searched. */
export async function listsOf(
  db: Db,
  screeningId: string,
): Promise<{ customerId: CustomerId | null; lists: readonly ListVersion[] } | null> {
  const row = await read(db)
    .selectFrom('screening')
    .select(['customerId', 'lists'])
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', screeningId)
    .executeTakeFirst();
  return row ? { customerId: row.customerId as CustomerId | null, lists: row.lists } : null;
}

const MATCH = [
  'id',
  'screeningId',
  'customerId',
  'entityId',
  'list',
  'name',
  'matchScore',
  'riskScore',
  'status',
  'explanation',
  'entity',
  'fingerprint',
  'decidedBy',
  'decidedAt',
] as const;

async function matchesOf(db: Db, screeningId: string): Promise<MatchView[]> {
  const rows = await read(db)
    .selectFrom('screeningMatch')
    .select(MATCH)
    .where('tenantId', '=', db.tenantId)
    .where('screeningId', '=', screeningId)
    .orderBy('matchScore', 'desc')
    .limit(100)
    .execute();
  return Promise.all(rows.map((row) => viewMatch(db, row)));
}

/** Matches by id, each with its alignment opened. */
export async function matchesById(db: Db, ids: readonly string[]): Promise<MatchView[]> {
  if (ids.length === 0) return [];
  const rows = await read(db)
    .selectFrom('screeningMatch')
    .select(MATCH)
    .where('tenantId', '=', db.tenantId)
    .where('id', 'in', [...ids])
    .limit(ids.length)
    .execute();
  return Promise.all(rows.map((row) => viewMatch(db, row)));
}

async function viewMatch(db: Db, row: Omit<MatchColumns, 'tenantId'> & { entity: EntityView }): Promise<MatchView> {
  const key = row.customerId
    ? (await customerKeys(db, [row.customerId as CustomerId])).get(row.customerId as CustomerId)
    : undefined;
  const place = { table: 'screening_match', column: 'explanation', row: row.id };
  const explained =
    key && row.explanation
      ? Explanation.parse(JSON.parse(openText(key, place, row.explanation)))
      : Explanation.parse({ alignment: [], qualifiers: [] });
  const { listed, ...rest } = explained;
  return {
    id: brandId('mat', row.id),
    entityId: row.entityId,
    list: row.list,
    name: listed?.name ?? row.name,
    matchScore: row.matchScore,
    riskScore: row.riskScore,
    status: row.status,
    ...rest,
    entity: listed?.entity ?? row.entity,
  };
}

/** An officer's word on a match; it is remembered until either side changes. */
export async function disposeMatch(
  tx: Tx,
  id: MatchId,
  input: { status: Exclude<MatchStatus, 'new' | 'delisted' | 'allowed'>; reason: string },
): Promise<MatchView> {
  const row = await read(tx)
    .selectFrom('screeningMatch')
    .select(MATCH)
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('match.not_found', 404);
  await own(tx)
    .updateTable('screeningMatch')
    .set({ status: input.status, decidedBy: tx.actor.id, decidedAt: tx.now })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
  await record(tx, {
    action: 'match.resolved',
    subject: { prefix: 'mat', id },
    ...(row.customerId ? { customerId: row.customerId as CustomerId } : {}),
    before: { status: row.status },
    after: { status: input.status, entity: row.entityId },
    reason: input.reason,
  });
  const binds = input.status === 'true_positive' ? bindingReason(row.entity.topics) : null;
  if (row.customerId && binds) await freeze(tx, row.customerId as CustomerId, binds);
  await emit(tx, { type: 'match.resolved', subject: { prefix: 'mat', id }, facts: { status: input.status } });
  return viewMatch(tx, { ...row, status: input.status });
}

/** A confirmed match with an authority's or the institution's own list binds at once: the freeze holds from this commit on, whatever becomes of the case. */
export async function freeze(
  tx: Tx,
  customerId: CustomerId,
  reason: 'screening.sanctions' | 'screening.own_block',
): Promise<void> {
  await restrict(tx, [{ customerId, kind: 'freeze', reason, cause: 'screening', expiresAt: null }]);
  await setStanding(tx, customerId, { status: 'frozen', rating: 'prohibited', tier: 0 }, reason);
}
