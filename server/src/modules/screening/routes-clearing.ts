import { z } from 'zod';
import type { Tx } from '#platform/db';
import { Problem } from '#platform/errors';
import { cutPage, defineRoute, PageQuery, pageOf, readCursor } from '#platform/http';
import { idSchema } from '#platform/ids';
import { clear, planClearing, settleClearing, undoClearing } from './clearing/clear.ts';
import { viewClearing, viewOpen, viewRows } from './clearing/read.ts';
import { type ClearingId, ClearingPreview, ClearingView, MOST, OpenMatch } from './clearing/schema.ts';
import { lockClearing, openMatchIds, readClearings } from './clearing/store.ts';

const params = z.object({ id: idSchema('clr') });
const Reason = z.string().trim().min(3).max(1000);
const MatchIds = z.array(idSchema('mat')).min(1).max(MOST);

const openMatches = defineRoute({
  method: 'GET',
  path: '/v1/matches',
  tag: 'screening',
  summary: 'Matches that nobody has judged, newest first',
  access: { kind: 'tenant', permission: 'screening.read' },
  query: PageQuery.extend({
    list: z
      .string()
      .regex(/^[\w.-]{1,80}$/)
      .optional(),
    entity: z.string().max(300).optional().describe('the id of a listed entry'),
  }),
  returns: pageOf(OpenMatch),
  read: async (db, { query }) => {
    const [before = null] = readCursor(query.cursor, 1) ?? [];
    const { list = null, entity = null, limit } = query;
    const page = cutPage(await openMatchIds(db, { list, entity, before, limit: limit + 1 }), limit, (id) => [id]);
    return { data: await viewOpen(db, page.data), nextCursor: page.nextCursor };
  },
});

const preview = defineRoute({
  method: 'POST',
  path: '/v1/clearings/preview',
  tag: 'screening',
  summary: 'What clearing these matches together would do to each; changes nothing',
  access: { kind: 'tenant', permission: 'screening.decide' },
  body: z.strictObject({ matchIds: MatchIds }),
  replay: false,
  returns: ClearingPreview,
  read: async (db, { body }) => {
    const { second, rows } = await planClearing(db, body.matchIds);
    return { second, rows: await viewRows(db, rows) };
  },
});

const make = defineRoute({
  method: 'POST',
  path: '/v1/clearings',
  tag: 'screening',
  summary: 'Clear matches together as other people, or propose it where a second person has to agree',
  access: { kind: 'tenant', permission: 'screening.decide' },
  body: z.strictObject({ matchIds: MatchIds, reason: Reason }),
  status: 201,
  returns: ClearingView,
  write: async (tx, { body }) => {
    const { clearing, rows } = await clear(tx, body);
    return viewClearing(tx, clearing, rows);
  },
});

const clearings = defineRoute({
  method: 'GET',
  path: '/v1/clearings',
  tag: 'screening',
  summary: 'Matches that were cleared together, newest first',
  access: { kind: 'tenant', permission: 'screening.read' },
  query: PageQuery.extend({ status: z.enum(['waits', 'in_force', 'refused', 'undone']).optional() }),
  returns: pageOf(ClearingView),
  read: async (db, { query }) => {
    const [before = null] = readCursor(query.cursor, 1) ?? [];
    const status = query.status ?? null;
    const limit = Math.min(query.limit, SHOWN);
    const page = cutPage(await readClearings(db, { status, before, limit: limit + 1 }), limit, (one) => [one.id]);
    return { data: await Promise.all(page.data.map((one) => viewClearing(db, one))), nextCursor: page.nextCursor };
  },
});
/** Clearings with all their rows on one page. */
const SHOWN = 20;

const approvals = defineRoute({
  method: 'POST',
  path: '/v1/clearings/:id/approvals',
  tag: 'screening',
  summary: 'Agree to, or refuse, what another person proposed to clear',
  access: { kind: 'tenant', permission: 'cases.approve' },
  params,
  body: z.strictObject({ approve: z.boolean() }),
  returns: ClearingView,
  write: async (tx, { params: { id }, body }) => {
    await settleClearing(tx, id, body.approve);
    return shownNow(tx, id);
  },
});

const undo = defineRoute({
  method: 'POST',
  path: '/v1/clearings/:id/undo',
  tag: 'screening',
  summary: 'Take a clearing back: its matches are open again, as far as nobody judged them since',
  access: { kind: 'tenant', permission: 'screening.decide' },
  params,
  body: z.strictObject({ reason: Reason }),
  returns: ClearingView,
  write: async (tx, { params: { id }, body }) => {
    await undoClearing(tx, id, body.reason);
    return shownNow(tx, id);
  },
});

async function shownNow(tx: Tx, id: ClearingId) {
  const found = await lockClearing(tx, id);
  if (!found) throw new Problem('clearing.not_found', 404);
  return viewClearing(tx, found);
}

export const clearingRoutes = [openMatches, preview, make, clearings, approvals, undo];
