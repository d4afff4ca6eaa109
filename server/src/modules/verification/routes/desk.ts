import { z } from 'zod';
import type { CustomerId } from '#modules/customers';
import { allPacks } from '#modules/regulation';
import { type BlobId, findBlob, readBlob } from '#platform/blobs';
import type { Ctx } from '#platform/db';
import { defineRoute, FileAnswer, PageQuery, pageOf } from '#platform/http';
import { idSchema } from '#platform/ids';
import { record } from '#platform/record';
import { customerKey } from '#platform/vault';
import { captureNotFound } from '../errors.ts';
import { HomeView, readHome } from '../operations/home.ts';
import { readCustomerPage, timelinePage } from '../operations/read-customer.ts';
import { CustomerPage, TimelineEntry } from '../schema.ts';
import { findCapture, listFlows } from '../store/index.ts';

const FileSchema = z.any().meta({ 'x-file': true });
const OneCapture = z.object({ id: idSchema('cap') });
const OneCustomer = z.object({ id: idSchema('cus') });

/** Evidence leaves as an attachment, re-encoded at upload, and each look is recorded before the bytes go. */
const EXTENSIONS: Readonly<Record<string, string>> = { 'video/webm': 'webm', 'video/mp4': 'mp4' };

async function sendEvidence(ctx: Ctx, id: string, which: 'content' | 'portrait'): Promise<FileAnswer> {
  const { blobId, key, mediaType } = await ctx.database.write(ctx, async (tx) => {
    const capture = await findCapture(tx, id);
    const blob = which === 'content' ? capture?.blobId : capture?.portraitBlobId;
    if (!capture || !blob) throw captureNotFound();
    const customerId = capture.customerId as CustomerId;
    await record(tx, { action: 'capture.viewed', subject: { prefix: 'cap', id }, customerId, after: { what: which } });
    const kept = await findBlob(tx, blob as BlobId);
    return {
      blobId: blob as BlobId,
      key: await customerKey(tx, customerId),
      mediaType: kept?.mediaType ?? 'image/jpeg',
    };
  });
  return new FileAnswer(await readBlob(ctx, blobId, key), mediaType, `${which}.${EXTENSIONS[mediaType] ?? 'jpg'}`);
}

const FlowView = z.object({
  code: z.string(),
  version: z.number().int(),
  country: z.string().nullable(),
  title: z.string(),
  steps: z.array(z.object({ code: z.string(), kind: z.string(), checks: z.array(z.string()) })),
  checks: z.array(z.string()),
  source: z.string(),
  activeSince: z.string().nullable(),
});

export const deskRoutes = [
  defineRoute({
    method: 'GET',
    path: '/v1/home',
    tag: 'home',
    summary: 'The desk at a glance',
    access: { kind: 'tenant', permission: 'home.read' },
    returns: HomeView,
    read: (db, { exchange }) => readHome(db, exchange.language),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/captures/:id/content',
    tag: 'captures',
    summary: 'The photograph, frame or recording',
    access: { kind: 'tenant', permission: 'captures.read' },
    params: OneCapture,
    returns: FileSchema,
    perform: (ctx, { params }) => sendEvidence(ctx, params.id, 'content'),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/captures/:id/portrait',
    tag: 'captures',
    summary: 'The portrait cut from the document',
    access: { kind: 'tenant', permission: 'captures.read' },
    params: OneCapture,
    returns: FileSchema,
    perform: (ctx, { params }) => sendEvidence(ctx, params.id, 'portrait'),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/customers/:id',
    tag: 'customers',
    summary: 'A customer with standing, fields, verifications and cases',
    access: { kind: 'tenant', permission: 'customers.read' },
    params: OneCustomer,
    returns: CustomerPage,
    read: (db, { params, exchange }) => readCustomerPage(db, params.id, exchange.language),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/customers/:id/timeline',
    tag: 'customers',
    summary: 'All that was recorded about a customer, newest first',
    access: { kind: 'tenant', permission: 'customers.read' },
    params: OneCustomer,
    query: PageQuery,
    returns: pageOf(TimelineEntry),
    read: (db, { params, query, exchange }) => timelinePage(db, params.id, exchange.language, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/flows',
    tag: 'flows',
    summary: 'Flows with their steps and checks',
    access: { kind: 'tenant', permission: 'flows.read' },
    returns: pageOf(FlowView),
    read: async (db) => {
      const used = new Map((await listFlows(db)).map((flow) => [`${flow.pack}|${flow.version}`, flow.createdAt]));
      const data = allPacks(db).map((pack) => ({
        code: pack.flow.code,
        version: pack.flow.version,
        country: pack.country,
        title: pack.name,
        steps: pack.flow.steps.map((step) => ({ code: step.code, kind: step.kind, checks: [] })),
        checks: pack.flow.checks,
        source: pack.version,
        activeSince: used.get(`${pack.code}|${pack.flow.version}`)?.toISOString() ?? null,
      }));
      return { data, nextCursor: null };
    },
  }),
];
