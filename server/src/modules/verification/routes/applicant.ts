import { z } from 'zod';
import { openAlerts } from '#modules/cases';
import { Timestamp } from '#platform/clock';
import type { Tx } from '#platform/db';
import { defineRoute, type Exchange } from '#platform/http';
import { linkOf } from '../links.ts';
import { captureAnswer } from '../operations/answer-capture.ts';
import { answerChoice, answerConsent, answerForm, noteSignals } from '../operations/answer-step.ts';
import { readApplyState } from '../operations/apply-state.ts';
import { confirmStepCode, sendStepCode } from '../operations/confirm-contact.ts';
import { handOff, openSession } from '../operations/session.ts';
import { appeal, submit } from '../operations/submit.ts';
import { takeCapture } from '../operations/take-capture.ts';
import { ApplyState, CaptureAnswer, Side, Signals } from '../schema.ts';
import { UPLOAD_MAX } from './integrator.ts';

const applicant = { kind: 'applicant' } as const;
const StepCode = z.object({ code: z.string().max(30) });

async function after(tx: Tx, exchange: Exchange, change: Promise<unknown>): Promise<ApplyState> {
  await change;
  return readApplyState(tx, tx.actor.id, exchange.language);
}

export const applicantRoutes = [
  defineRoute({
    method: 'POST',
    path: '/v1/apply/session',
    tag: 'apply',
    summary: 'Exchange the link’s token for a session',
    access: { kind: 'public' },
    body: z.strictObject({ token: z.string().max(100) }),
    returns: ApplyState,
    replay: false,
    limit: { max: 60, windowS: 60 },
    open: async (ctx, { body, exchange }) => {
      const { scope, verificationId } = await openSession(ctx, exchange, body.token);
      return ctx.database.read(scope, (db) => readApplyState(db, verificationId, exchange.language));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/apply',
    tag: 'apply',
    summary: 'Where the journey stands',
    access: applicant,
    returns: ApplyState,
    read: async (db, { exchange }) => {
      const state = await readApplyState(db, db.actor.id, exchange.language);
      return exchange.caller.facts['watching'] ? { ...state, watching: true } : state;
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/signals',
    tag: 'apply',
    summary: 'Device facts of this step',
    access: applicant,
    body: Signals,
    returns: ApplyState,
    write: (tx, { body, exchange }) =>
      after(
        tx,
        exchange,
        noteSignals(tx, tx.actor.id, 'session', {
          deviceId: body.deviceId,
          ip: exchange.ip,
          userAgent: exchange.userAgent,
          timeZone: body.timeZone,
          languages: body.languages,
          webdriver: body.webdriver ?? false,
          position: body.position ?? null,
        }),
      ),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/consents',
    tag: 'apply',
    summary: 'Agree, or end here',
    access: applicant,
    body: z.strictObject({ version: z.string().max(40), accepted: z.boolean() }),
    returns: ApplyState,
    write: (tx, { body, exchange }) =>
      after(tx, exchange, answerConsent(tx, tx.actor.id, body, exchange.language.slice(0, 20))),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/choice',
    tag: 'apply',
    summary: 'Choose country and document',
    access: applicant,
    body: z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), documentType: z.string().max(40) }),
    returns: ApplyState,
    write: (tx, { body, exchange }) => after(tx, exchange, answerChoice(tx, tx.actor.id, body)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/form',
    tag: 'apply',
    summary: 'Answer a form step',
    access: applicant,
    params: StepCode,
    body: z.strictObject({ values: z.record(z.string().max(40), z.string().max(400)) }),
    returns: ApplyState,
    write: (tx, { params, body, exchange }) =>
      after(tx, exchange, answerForm(tx, tx.actor.id, params.code, body.values)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/send-code',
    tag: 'apply',
    summary: 'Send a one-time code',
    access: applicant,
    params: StepCode,
    body: z.strictObject({ address: z.string().min(3).max(254).optional() }),
    replay: false,
    limit: { max: 20, windowS: 60 },
    returns: z.object({
      sentToMasked: z.string(),
      expiresAt: Timestamp,
      resendAfterS: z.number(),
      simulated: z.boolean(),
      simulatedCode: z.string().nullable(),
    }),
    write: (tx, { params, body }) => sendStepCode(tx, params.code, body.address ?? null),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/confirm-code',
    tag: 'apply',
    summary: 'Confirm with the code',
    access: applicant,
    params: StepCode,
    body: z.strictObject({ code: z.string().regex(/^\d{4,8}$/) }),
    returns: ApplyState,
    replay: false,
    limit: { max: 30, windowS: 60 },
    perform: async (ctx, { params, body, exchange }) => {
      const refusal = await ctx.database.write(ctx, (tx) => confirmStepCode(tx, params.code, body.code));
      if (refusal) throw refusal;
      return ctx.database.read(ctx, (db) => readApplyState(db, db.actor.id, exchange.language));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/capture',
    tag: 'apply',
    summary: 'Send a photograph (raw bytes)',
    access: applicant,
    params: StepCode,
    query: z.object({ side: Side }),
    upload: { maxBytes: UPLOAD_MAX },
    returns: CaptureAnswer,
    limit: { max: 60, windowS: 60 },
    perform: async (ctx, { params, query, body, exchange }) =>
      captureAnswer(
        ctx,
        ctx.actor.id,
        await takeCapture(ctx, { verificationId: ctx.actor.id, step: params.code, side: query.side, bytes: body }),
        exchange.language,
      ),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/submit',
    tag: 'apply',
    summary: 'Submit',
    access: applicant,
    body: z.strictObject({}).optional(),
    returns: ApplyState,
    write: (tx, { exchange }) => after(tx, exchange, submit(tx, tx.actor.id)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/handoff',
    tag: 'apply',
    summary: 'A short-lived code for another device',
    access: applicant,
    body: z.strictObject({}).optional(),
    replay: false,
    returns: z.object({ url: z.string(), expiresAt: Timestamp }),
    write: async (tx, { exchange }) => {
      const { token, expiresAt } = await handOff(tx, tx.actor.id);
      return { url: linkOf(tx, exchange.origin, token), expiresAt };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/appeal',
    tag: 'apply',
    summary: 'Ask for a second look at a refusal',
    access: applicant,
    body: z.strictObject({ text: z.string().min(3).max(2000) }),
    returns: ApplyState,
    write: async (tx, { body, exchange }) => {
      const asked = await appeal(tx, tx.actor.id, body.text);
      if (asked.first)
        await openAlerts(tx, [
          {
            kind: 'verification.appeal',
            subject: { prefix: 'ver', id: tx.actor.id },
            customerId: asked.customerId,
            country: asked.country,
            reasons: ['policy.appealed'],
            facts: {},
            priority: 'complex',
            grave: true,
          },
        ]);
      return readApplyState(tx, tx.actor.id, exchange.language);
    },
  }),
];
