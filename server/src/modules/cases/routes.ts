import { z } from 'zod';
import type { Tx } from '#platform/db';
import { defineRoute, type Exchange, PageQuery, pageOf } from '#platform/http';
import { idSchema } from '#platform/ids';
import { proposeDecision, settleApproval } from './operations/decide.ts';
import { readCase, readCases } from './operations/read-case.ts';
import { addNote, claimCase, releaseCase, tickChecklist } from './operations/work.ts';
import { Approve, CaseDetail, type CaseId, CaseRow, Propose } from './schema.ts';

const OneCase = z.object({ id: idSchema('cas') });
const read = { kind: 'tenant', permission: 'cases.read' } as const;
const decide = { kind: 'tenant', permission: 'cases.decide' } as const;
const approve = { kind: 'tenant', permission: 'cases.approve' } as const;
const Version = z.strictObject({ version: z.number().int() });

const reader = (exchange: Exchange) => ({ language: exchange.language, permissions: exchange.caller.permissions });

/** After a change the officer sees the case as it now is. */
async function after(tx: Tx, id: CaseId, exchange: Exchange, change: Promise<void>): Promise<CaseDetail> {
  await change;
  return readCase(tx, id, reader(exchange));
}

export const caseRoutes = [
  defineRoute({
    method: 'GET',
    path: '/v1/cases',
    tag: 'cases',
    summary: 'Cases by the time they are due',
    access: read,
    query: PageQuery.extend({
      queue: z.string().max(60).optional(),
      status: z.string().max(30).optional(),
      assigned: z.enum(['me', 'none']).optional(),
      approval: z.enum(['true', 'false']).optional(),
    }),
    returns: pageOf(CaseRow),
    read: (db, { query, exchange }) => {
      const assignee = query.assigned === 'me' ? db.actor.id : query.assigned === 'none' ? null : undefined;
      return readCases(
        db,
        {
          queue: query.queue,
          status: query.status,
          assignee,
          approval: query.approval === 'true',
          limit: query.limit,
          cursor: query.cursor,
        },
        exchange.language,
      );
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/cases/:id',
    tag: 'cases',
    summary: 'One case with alerts, decisions, notes and what stands in the way',
    access: read,
    params: OneCase,
    returns: CaseDetail,
    read: (db, { params, exchange }) => readCase(db, params.id, reader(exchange)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/cases/:id/claim',
    tag: 'cases',
    summary: 'Take a case to work on',
    access: decide,
    params: OneCase,
    body: Version,
    returns: CaseDetail,
    write: (tx, { params, body, exchange }) => after(tx, params.id, exchange, claimCase(tx, params.id, body.version)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/cases/:id/release',
    tag: 'cases',
    summary: 'Put a case back into its queue',
    access: decide,
    params: OneCase,
    body: Version,
    returns: CaseDetail,
    write: (tx, { params, body, exchange }) => after(tx, params.id, exchange, releaseCase(tx, params.id, body.version)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/cases/:id/notes',
    tag: 'cases',
    summary: 'Add a note',
    access: decide,
    params: OneCase,
    body: z.strictObject({ text: z.string().min(1).max(4000) }),
    returns: CaseDetail,
    write: (tx, { params, body, exchange }) => after(tx, params.id, exchange, addNote(tx, params.id, body.text)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/cases/:id/checklist',
    tag: 'cases',
    summary: 'Tick an item of the checklist',
    access: decide,
    params: OneCase,
    body: z.strictObject({ code: z.string().max(60), done: z.boolean() }),
    returns: CaseDetail,
    write: (tx, { params, body, exchange }) => after(tx, params.id, exchange, tickChecklist(tx, params.id, body)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/cases/:id/decisions',
    tag: 'cases',
    summary: 'Decide, or propose where a second person is needed',
    access: decide,
    params: OneCase,
    body: Propose,
    returns: CaseDetail,
    write: (tx, { params, body, exchange }) => after(tx, params.id, exchange, proposeDecision(tx, params.id, body)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/cases/:id/approvals',
    tag: 'cases',
    summary: 'Approve or reject another person’s proposal',
    access: approve,
    params: OneCase,
    body: Approve,
    returns: CaseDetail,
    write: (tx, { params, body, exchange }) => after(tx, params.id, exchange, settleApproval(tx, params.id, body)),
  }),
];
