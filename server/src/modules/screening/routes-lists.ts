import { z } from 'zod';
import { cutPage, defineRoute, pageOf, readCursor } from '#platform/http';
import { idSchema } from '#platform/ids';
import { enqueue } from '#platform/jobs';
import { record } from '#platform/record';
import { refresh } from './monitor/refresh-job.ts';
import { customerMatches } from './operations/customer-matches.ts';
import { readListRows, readMonitor } from './operations/read-lists.ts';
import { ListChangeRow, ListRow, ListVersionRow, MatchView, MonitorView } from './schema.ts';
import { pageOfChanges, versionsOf } from './versions.ts';

const List = z.string().regex(/^[\w.-]{1,80}$/);
const Page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});

const lists = defineRoute({
  method: 'GET',
  path: '/v1/lists',
  tag: 'screening',
  summary: 'Lists with version, counts and the last change',
  access: { kind: 'tenant', permission: 'lists.read' },
  returns: pageOf(ListRow),
  read: async (db) => ({ data: await readListRows(db), nextCursor: null }),
});

const versions = defineRoute({
  method: 'GET',
  path: '/v1/lists/:list/versions',
  tag: 'screening',
  summary: 'Every version of a list that was loaded, newest first',
  access: { kind: 'tenant', permission: 'lists.read' },
  params: z.object({ list: List }),
  query: Page,
  returns: pageOf(ListVersionRow),
  read: async (db, { params, query }) => {
    const [before] = readCursor(query.cursor, 1) ?? [];
    const found = await versionsOf(db, params.list, query.limit + 1, before === undefined ? null : BigInt(before));
    const page = cutPage(found, query.limit, (one) => [String(one.ord)]);
    return { data: page.data.map(({ ord, ...one }) => ({ ...one, id: String(ord) })), nextCursor: page.nextCursor };
  },
});

const changes = defineRoute({
  method: 'GET',
  path: '/v1/lists/:list/versions/:version/changes',
  tag: 'screening',
  summary: 'Who came, changed or went with a version of a list',
  access: { kind: 'tenant', permission: 'lists.read' },
  params: z.object({ list: List, version: z.string().regex(/^\d{1,18}$/) }),
  query: Page,
  returns: pageOf(ListChangeRow),
  read: async (db, { params, query }) => {
    const [after] = readCursor(query.cursor, 1) ?? [];
    const found = await pageOfChanges(db, BigInt(params.version), after ?? '', query.limit + 1);
    const page = cutPage(found, query.limit, (one) => [one.entityId]);
    return {
      data: page.data.map(({ entityId, change, namesChanged, entity }) => ({
        ...{ entityId, change, namesChanged, schema: entity.schema, programmes: entity.programmes },
        name: entity.names[0]?.text ?? entityId,
      })),
      nextCursor: page.nextCursor,
    };
  },
});

const ask = defineRoute({
  method: 'POST',
  path: '/v1/lists/refresh',
  tag: 'screening',
  summary: 'Look for newer lists now and match what changed against the customers',
  access: { kind: 'tenant', permission: 'lists.refresh' },
  body: z.strictObject({}),
  status: 202,
  returns: z.object({ status: z.literal('started') }),
  write: async (tx) => {
    await record(tx, { action: 'lists.refresh_asked', subject: { prefix: 'ten', id: tx.tenantId } });
    await enqueue(tx, refresh, {});
    return { status: 'started' as const };
  },
});

const monitor = defineRoute({
  method: 'GET',
  path: '/v1/lists/monitor',
  tag: 'screening',
  summary: 'What the last change of the lists touched among the customers',
  access: { kind: 'tenant', permission: 'lists.read' },
  returns: MonitorView,
  read: (db) => readMonitor(db),
});

const matches = defineRoute({
  method: 'GET',
  path: '/v1/customers/:id/matches',
  tag: 'screening',
  summary: 'The newest match of a customer with each listed entry',
  access: { kind: 'tenant', permission: 'screening.read' },
  params: z.object({ id: idSchema('cus') }),
  returns: pageOf(MatchView),
  read: async (db, { params }) => ({ data: await customerMatches(db, params.id), nextCursor: null }),
});

export const listRoutes = [lists, versions, changes, ask, monitor, matches];
