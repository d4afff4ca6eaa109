import { z } from 'zod';
import type { CustomerId } from '#modules/customers';
import type { Tx } from '#platform/db';
import { defineRoute, type Exchange, PageQuery, pageOf } from '#platform/http';
import { idSchema } from '#platform/ids';
import { record } from '#platform/record';
import { linkOf } from '../links.ts';
import { captureAnswer } from '../operations/answer-capture.ts';
import { answerForm } from '../operations/answer-step.ts';
import { createVerification } from '../operations/create.ts';
import { searchVerifications, verificationRows } from '../operations/read-rows.ts';
import { readVerification } from '../operations/read-verification.ts';
import { cancelVerification, submit } from '../operations/submit.ts';
import { takeCapture } from '../operations/take-capture.ts';
import {
  CaptureAnswer,
  CreatedVerification,
  CreateVerification,
  Side,
  type VerificationId,
  VerificationRow,
  VerificationView,
} from '../schema.ts';
import { findVerification, getVerification } from '../store/index.ts';

const One = z.object({ id: idSchema('ver') });
const write = { kind: 'tenant', permission: 'verifications.write' } as const;
const read = { kind: 'tenant', permission: 'verifications.read' } as const;
export const UPLOAD_MAX = 15 * 1024 * 1024;

async function rowOf(tx: Tx, id: VerificationId): Promise<z.output<typeof VerificationRow>> {
  const [row] = await verificationRows(tx, [await getVerification(tx, id)]);
  if (!row) throw new Error('A verification that was found has a row.');
  return row;
}

const language = (exchange: Exchange) => exchange.language;

export const integratorRoutes = [
  defineRoute({
    method: 'POST',
    path: '/v1/verifications',
    tag: 'verifications',
    summary: 'Begin a verification and get the applicant’s link',
    access: write,
    body: CreateVerification,
    returns: CreatedVerification,
    status: 201,
    write: async (tx, { body, exchange }) => {
      const made = await createVerification(tx, body);
      return {
        id: made.verification.id as VerificationId,
        customerId: made.customer.id,
        status: made.verification.status,
        link: { url: linkOf(tx, exchange.origin, made.token), expiresAt: made.expiresAt },
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/verifications',
    tag: 'verifications',
    summary: 'Verifications, newest first',
    access: read,
    query: PageQuery.extend({
      status: z.string().max(30).optional(),
      outcome: z.string().max(30).optional(),
      country: z.string().length(2).optional(),
    }),
    returns: pageOf(VerificationRow),
    read: (db, { query }) => searchVerifications(db, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/verifications/:id',
    tag: 'verifications',
    summary: 'One verification with evidence, checks, screening, rating and decisions',
    access: read,
    params: One,
    returns: VerificationView,
    write: async (tx, { params, exchange }) => {
      const view = await readVerification(tx, params.id, language(exchange));
      const found = await findVerification(tx, params.id);
      if (tx.actor.kind === 'staff' && found)
        await record(tx, {
          action: 'verification.viewed',
          subject: { prefix: 'ver', id: params.id },
          customerId: found.customerId as CustomerId,
        });
      return view;
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/verifications/:id/captures',
    tag: 'verifications',
    summary: 'Send a photograph (raw bytes)',
    access: write,
    params: One,
    query: z.object({ step: z.string().max(30).default('document'), side: Side.default('front') }),
    upload: { maxBytes: UPLOAD_MAX },
    returns: CaptureAnswer,
    perform: async (ctx, { params, query, body, exchange }) => {
      const taken = await takeCapture(ctx, {
        verificationId: params.id,
        step: query.side === 'selfie' ? 'selfie' : query.step,
        side: query.side,
        bytes: body,
      });
      return captureAnswer(ctx, params.id, taken, exchange.language);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/verifications/:id/inputs/:step',
    tag: 'verifications',
    summary: 'Answer a form step',
    access: write,
    params: One.extend({ step: z.string().max(30) }),
    body: z.strictObject({ values: z.record(z.string().max(40), z.string().max(400)) }),
    returns: VerificationRow,
    write: async (tx, { params, body }) => {
      await answerForm(tx, params.id, params.step, body.values);
      return rowOf(tx, params.id);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/verifications/:id/submit',
    tag: 'verifications',
    summary: 'Submit: every step is there, the checks begin',
    access: write,
    params: One,
    body: z.strictObject({}).optional(),
    returns: VerificationRow,
    status: 202,
    write: async (tx, { params }) => {
      await submit(tx, params.id);
      return rowOf(tx, params.id);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/verifications/:id/cancel',
    tag: 'verifications',
    summary: 'Cancel a verification',
    access: write,
    params: One,
    body: z.strictObject({ reason: z.string().min(3).max(400) }),
    returns: VerificationRow,
    write: async (tx, { params, body }) => {
      await cancelVerification(tx, params.id, body.reason);
      return rowOf(tx, params.id);
    },
  }),
];
