import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import type { Db } from '#platform/db';
import { cutPage, defineRoute, NoAnswer, PageQuery, pageOf, readCursor } from '#platform/http';
import { pickLocale, say } from '#platform/i18n';
import { idSchema } from '#platform/ids';
import { applyUpload, createOwnList, planUpload, removeEntry } from './own/apply.ts';
import { MAX_BYTES } from './own/read-file.ts';
import { findOwnList, foldName, type OwnListId, readEntries, readOwnLists, tables } from './own/store.ts';

const params = z.object({ id: idSchema('owl') });
const List = z.object({
  id: idSchema('owl'),
  name: z.string(),
  kind: z.enum(['block', 'allow']).describe('open enum'),
  version: z.number().int(),
  madeAt: Timestamp,
});
const Counts = z.object({
  entries: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
});
const Reason = z.string().trim().min(3).max(1000);

const lists = defineRoute({
  method: 'GET',
  path: '/v1/own-lists',
  tag: 'screening',
  summary: "The tenant's own block and allow lists",
  access: { kind: 'tenant', permission: 'lists.read' },
  returns: pageOf(List),
  read: async (db) => ({ data: await readOwnLists(db), nextCursor: null }),
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
  write: (tx, { body }) => createOwnList(tx, body),
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
  write: async (tx, { params: { id }, body, exchange }) => {
    const list = await findOwnList(tx, id);
    const plan = await planUpload(tx, list, body);
    const added = plan.write.filter((one) => one.change === 'added').length;
    const locale = pickLocale(exchange.language);
    return {
      ...{ base: list.version, read: plan.read, entries: plan.entries, added, changed: plan.write.length - added },
      removed: plan.removed.length,
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
  summary: 'Make a file (CSV or XLSX) the list, all of it or nothing; `base` is the version that the preview named',
  access: { kind: 'tenant', permission: 'own_lists.write' },
  params,
  body: z.strictObject({ base: z.number().int().min(0), reason: Reason, file: z.base64().max(FILE_TEXT) }),
  // Base64 makes four letters of three bytes; beside them stand the reason and the version.
  bodyMax: FILE_TEXT + 16 * 1024,
  status: 201,
  returns: z.object({ version: z.number().int(), ...Counts.shape }),
  write: (tx, { params: { id }, body: { file, ...said } }) =>
    applyUpload(tx, id, { bytes: Buffer.from(file, 'base64'), ...said }),
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
  summary: 'Take one entry off an own list; open matches on it close',
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

export const ownListRoutes = [lists, create, preview, apply, versions, entries, search, remove];
