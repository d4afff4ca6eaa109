import { findApiKeyNames, findStaffNames } from '#modules/tenancy';
import type { Db, Tx } from '#platform/db';
import { Problem } from '#platform/errors';
import { type Page, readCursor, writeCursor } from '#platform/http';
import { type Locale, say } from '#platform/i18n';
import { type Id, type IdPrefix, readId, showId } from '#platform/ids';
import { record } from '#platform/record';
import { actorUnreadable } from '../errors.ts';
import { auditLog, readBodies } from '../log-files.ts';
import { sentenceValues } from '../policy.ts';
import type { Entry, EntryQuery, LogBody } from '../schema.ts';
import { searchPositions } from '../store.ts';

export type EntrySearch = {
  customerId?: Id<'cus'> | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  limit: number;
  cursor?: string | undefined;
};

/** Entries that fit, newest first, with a sentence each in the reader's language. For the timelines of other modules. */
export async function findEntries(db: Db, search: EntrySearch, locale: Locale): Promise<Page<Entry>> {
  const before = positionOf(search.cursor);
  const found = await searchPositions(db, {
    customerId: search.customerId ?? null,
    actorId: search.actor === undefined ? null : actorIdOf(search.actor),
    action: search.action ?? null,
    subject: search.subject ?? null,
    from: search.from ?? null,
    to: search.to ?? null,
    before,
    limit: search.limit,
  });
  const positions = found.slice(0, search.limit);
  const bodies = await readBodies(auditLog(db), positions);
  const names = await actorNames(db, bodies);
  const data = bodies.map((body, at) => asEntry(body, positions[at] ?? 0, { names, locale }));
  const last = positions.at(-1);
  const nextCursor = found.length > search.limit && last !== undefined ? writeCursor([String(last)]) : null;
  return { data, nextCursor };
}

/** The same for a person who searches the log: reading it is itself an entry, on the customer when one was asked for. */
export async function searchEntries(tx: Tx, query: EntryQuery, locale: Locale): Promise<Page<Entry>> {
  const { customer, limit, cursor, ...rest } = query;
  const page = await findEntries(tx, { ...rest, limit, cursor, customerId: customer }, locale);
  const filters = Object.entries({ ...rest, customer }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  await record(tx, {
    action: 'audit.searched',
    subject: { prefix: 'ten', id: tx.tenantId },
    ...(customer ? { customerId: customer } : {}),
    after: { filters, entries: page.data.length },
  });
  return page;
}

type Names = ReadonlyMap<string, string>;

function asEntry(body: LogBody, index: number, { names, locale }: { names: Names; locale: Locale }): Entry {
  const { kind, id, ip } = body.actor;
  const name = names.get(id) ?? null;
  const { action, subject, customer, request, before, after, reason } = body;
  return {
    index,
    at: new Date(body.at),
    actor: { kind, id: showActor(kind, id), name, ip },
    action,
    text: sentence(body, name, locale),
    subject,
    customer,
    request,
    before,
    after,
    reason,
  };
}

/** A module says its own actions under `audit.<action>`; an action without a sentence is named by its code. */
function sentence(body: LogBody, name: string | null, locale: Locale): string {
  const actor = name ?? say(locale, ACTOR_WORDS[body.actor.kind] ?? 'audit.actor.system');
  const key = `audit.${body.action}`;
  const text = say(locale, key, sentenceValues(body, actor));
  return text === key ? say(locale, 'audit.any', { actor, action: body.action }) : text;
}

const ACTOR_WORDS: Readonly<Record<string, string>> = {
  staff: 'audit.actor.staff',
  api_key: 'audit.actor.api_key',
  applicant: 'audit.actor.applicant',
  system: 'audit.actor.system',
  external: 'audit.actor.external',
};

async function actorNames(db: Db, bodies: readonly LogBody[]): Promise<Names> {
  const idsOf = (kind: string) => bodies.filter((body) => body.actor.kind === kind).map((body) => body.actor.id);
  const staff = await findStaffNames(db, idsOf('staff'));
  return new Map([...staff, ...(await findApiKeyNames(db, idsOf('api_key')))]);
}

/** An applicant acts under the verification that their link leads to. */
const ACTOR_PREFIX: Readonly<Record<string, IdPrefix>> = { staff: 'stf', api_key: 'key', applicant: 'ver' };

function showActor(kind: string, id: string): string {
  const prefix = ACTOR_PREFIX[kind];
  return prefix ? showId(prefix, id) : id;
}

function actorIdOf(shown: string): string {
  const prefix = Object.values(ACTOR_PREFIX).find((one) => shown.startsWith(`${one}_`));
  if (!prefix) return shown;
  const id = readId(prefix, shown);
  if (!id) throw actorUnreadable();
  return id;
}

function positionOf(cursor: string | undefined): number | null {
  const [text] = readCursor(cursor, 1) ?? [];
  if (text === undefined) return null;
  const position = Number(text);
  if (!Number.isSafeInteger(position) || position < 0) throw new Problem('request.cursor_invalid', 400);
  return position;
}
