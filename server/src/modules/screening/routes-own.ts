import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import type { Db } from '#platform/db';
import { cutPage, defineRoute, NoAnswer, PageQuery, pageOf, readCursor } from '#platform/http';
import { pickLocale, say } from '#platform/i18n';
import { idSchema } from '#platform/ids';
import { countsOf, createOwnList, planRows, removeEntry } from './own/apply.ts';
import { pendingChanges, proposeRows, readChange, settleChange } from './own/changes.ts';
import { MAX_BYTES } from './own/read-file.ts';
import { readTable } from './own/read-table.ts';
import { findOwnList, foldName, type OwnListId, readEntries, readOwnLists, tables } from './own/store.ts';

const params = z.object({ id: idSchema('owl') });
const Counts = z.object({
  entries: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
});
const Pending = z
  .object({
    id: idSchema('owc'),
    reason: z.string(),
    proposedBy: z.string(),
    proposedAt: Timestamp,
    ...Counts.shape,
  })
  .describe('a change that waits for a second person');
const List = z.object({
  id: idSchema('owl'),
  name: z.string(),
  kind: z.enum(['block', 'allow']).describe('open enum'),
  version: z.number().int(),
  madeAt: Timestamp,
  pending: Pending.nullable(),
});
const Applied = z
  .object({ version: z.number().int(), ...Counts.shape, pending: Pending.nullable() })
  .describe('`version` is the one in force: the one before while the change waits');
const Reason = z.string().trim().min(3).max(1000);

const lists = defineRoute({
  method: 'GET',
  path: '/v1/own-lists',
  tag: 'screening',
  summary: "The tenant's own block and allow lists",
  access: { kind: 'tenant', permission: 'lists.read' },
  returns: pageOf(List),
  read: async (db) => {
    const waiting = new Map(Map.groupBy(await pendingChanges(db), (one) => one.listId));
    const found = await readOwnLists(db);
    return { data: found.map((one) => ({ ...one, pending: waiting.get(one.id)?.[0] ?? null })), nextCursor: null };
  },
});

const create = defineRoute({
  method: 'POST',
  path: '/v1/own-lists',
  tag: 'screening',
  summary: 'Make an own list, empty at first',
  access: { kind: 'tenant', permission: 'own_lists.write' },
  body: z.strictObject({ name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/), kind: z.enum(['block', 'allow']) }),
  status: 201,
  returns: List,
  write: async (tx, { body }) => ({ ...(await createOwnList(tx, body)), pending: null }),
});

const preview = defineRoute({
  method: 'POST',
  path: '/v1/own-lists/:id/preview',
  tag: 'screening',
  summary: 'What a file (CSV or XLSX) would make of the list, and which rows are wrong; keeps nothing',
  access: { kind: 'tenant', permission: 'own_lists.write' },
  params,
  upload: { maxBytes: MAX_BYTES },
  replay: false,
  returns: z.object({
    base: z.number().int(),
    read: z.number().int(),
    ...Counts.shape,
    errors: z.array(
      z.object({ row: z.number().int(), column: z.string().nullable(), code: z.string(), advice: z.string() }),
    ),
    moreErrors: z.number().int(),
    duplicates: z.array(z.object({ row: z.number().int(), firstRow: z.number().int() })),
  }),
  perform: async (ctx, { params: { id }, body, exchange }) => {
    const { kind } = await ctx.database.read(ctx, (db) => findOwnList(db, id));
    const table = await readTable(ctx, body, kind);
    const { list, plan } = await ctx.database.read(ctx, async (db) => {
      const now = await findOwnList(db, id);
      return { list: now, plan: await planRows(db, now, table) };
    });
    const locale = pickLocale(exchange.language);
    return {
      ...{ base: list.version, read: plan.read, ...countsOf(plan) },
      errors: plan.errors.slice(0, SHOWN).map((one) => ({ ...one, advice: say(locale, `own_list.row.${one.code}`) })),
      moreErrors: Math.max(0, plan.errors.length - SHOWN),
      duplicates: plan.duplicates.slice(0, SHOWN),
    };
  },
});
const SHOWN = 200;
const FILE_TEXT = Math.ceil(MAX_BYTES / 3) * 4;

const apply = defineRoute({
  method: 'POST',
  path: '/v1/own-lists/:id/versions',
  tag: 'screening',
  summary:
    'Make a file (CSV or XLSX) the list, all of it or nothing; `base` is the version that the preview named. What comes onto an allow list waits for a second person, unless the institution says otherwise',
  access: { kind: 'tenant', permission: 'own_lists.write' },
  params,
  body: z.strictObject({ base: z.number().int().min(0), reason: Reason, file: z.base64().max(FILE_TEXT) }),
  // Base64 makes four letters of three bytes; beside them stand the reason and the version.
  bodyMax: FILE_TEXT + 16 * 1024,
  status: 201,
  returns: Applied,
  perform: async (ctx, { params: { id }, body: { file, ...said } }) => {
    const { kind } = await ctx.database.read(ctx, (db) => findOwnList(db, id));
    const table = await readTable(ctx, Buffer.from(file, 'base64'), kind);
    return ctx.database.write(ctx, (tx) => proposeRows(tx, id, { table, ...said }));
  },
});

const versions = defineRoute({
  method: 'GET',
  path: '/v1/own-lists/:id/versions',
  tag: 'screening',
  summary: 'Who changed the list when, newest first',
  access: { kind: 'tenant', permission: 'lists.read' },
  params,
  query: PageQuery,
  returns: pageOf(
    z.object({ version: z.number().int(), madeBy: z.string(), at: Timestamp, reason: z.string(), ...Counts.shape }),
  ),
  read: async (db, { params: { id }, query }) => {
    const [before] = readCursor(query.cursor, 1) ?? [];
    await findOwnList(db, id);
    const found = await tables(db)
      .selectFrom('ownListVersion')
      .select(['version', 'madeBy', 'at', 'reason', 'entries', 'added', 'changed', 'removed'])
      .where('tenantId', '=', db.tenantId)
      .where('listId', '=', id)
      .where('version', '<', before === undefined ? 2_147_483_647 : Number(before))
      .orderBy('version', 'desc')
      .limit(query.limit + 1)
      .execute();
    return cutPage(found, query.limit, (one) => [String(one.version)]);
  },
});

const Entry = z.object({
  id: idSchema('ent'),
  name: z.string(),
  aliases: z.array(z.string()),
  schema: z.string(),
  birthDate: z.string().nullable(),
  countries: z.array(z.string()),
  identifiers: z.array(z.string()),
  reason: z.string().nullable(),
  expiresOn: z.string().nullable(),
});

const entries = defineRoute({
  method: 'GET',
  path: '/v1/own-lists/:id/entries',
  tag: 'screening',
  summary: 'Entries of an own list',
  access: { kind: 'tenant', permission: 'own_lists.read' },
  params,
  query: PageQuery,
  returns: pageOf(Entry),
  read: (db, { params: { id }, query }) => findEntries(db, id, { ...query, name: '' }),
});

// A name is never part of an address: addresses are kept by proxies and browsers.
const search = defineRoute({
  method: 'POST',
  path: '/v1/own-lists/:id/entries/search',
  tag: 'screening',
  summary: 'Entries of an own list whose name or alias holds these letters',
  access: { kind: 'tenant', permission: 'own_lists.read' },
  params,
  query: PageQuery,
  body: z.strictObject({ name: z.string().max(100) }),
  replay: false,
  returns: pageOf(Entry),
  read: (db, { params: { id }, query, body }) => findEntries(db, id, { ...query, ...body }),
});

async function findEntries(db: Db, id: OwnListId, asked: z.output<typeof PageQuery> & { name: string }) {
  const [after = ''] = readCursor(asked.cursor, 1) ?? [];
  await findOwnList(db, id);
  const letters = foldName(asked.name);
  const found = (await readEntries(db, { listId: id })).filter(
    (one) => one.id > after && [one.name, ...one.aliases].some((name) => foldName(name).includes(letters)),
  );
  const page = cutPage(found.slice(0, asked.limit + 1), asked.limit, (one) => [one.id]);
  return { data: page.data.map(({ listId, ...one }) => one), nextCursor: page.nextCursor };
}

const remove = defineRoute({
  method: 'POST',
  path: '/v1/own-lists/:id/entries/:entry/remove',
  tag: 'screening',
  summary: 'Take one entry off an own list; open matches on it close, and whom it answered for is searched again',
  access: { kind: 'tenant', permission: 'own_lists.write' },
  params: params.extend({ entry: idSchema('ent') }),
  body: z.strictObject({ reason: Reason }),
  status: 204,
  returns: NoAnswer,
  write: async (tx, { params: { id, entry }, body }) => {
    await removeEntry(tx, id, entry, body.reason);
    return null;
  },
});

const change = defineRoute({
  method: 'GET',
  path: '/v1/own-list-changes/:id',
  tag: 'screening',
  summary: 'A change that waits for a second person, and whom it would put on the list',
  access: { kind: 'tenant', permission: 'own_lists.read' },
  params: z.object({ id: idSchema('owc') }),
  returns: Pending.extend({
    listId: idSchema('owl'),
    writes: z.array(Entry.omit({ id: true })),
    more: z.number().int().describe('beyond those that are shown'),
  }),
  read: (db, { params: { id } }) => readChange(db, id),
});

const settle = defineRoute({
  method: 'POST',
  path: '/v1/own-list-changes/:id/approvals',
  tag: 'screening',
  summary: 'The second person’s word on a change of an allow list; in force at once, or never',
  access: { kind: 'tenant', permission: 'own_lists.approve' },
  params: z.object({ id: idSchema('owc') }),
  body: z.strictObject({ approve: z.boolean() }),
  returns: Applied,
  write: (tx, { params: { id }, body }) => settleChange(tx, id, body.approve),
});

export const ownListRoutes = [lists, create, preview, apply, versions, entries, search, remove, change, settle];
