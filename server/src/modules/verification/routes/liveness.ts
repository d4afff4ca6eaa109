import { MOTIONS } from '@acquaint/engines/liveness';
import { z } from 'zod';
import type { Ctx, Db, Tx } from '#platform/db';
import { defineRoute, type Exchange } from '#platform/http';
import { pickLocale, say } from '#platform/i18n';
import { idSchema } from '#platform/ids';
import { readApplyState } from '../operations/apply-state.ts';
import { askForMotions, takeAnotherWay } from '../operations/ask-motions.ts';
import { FILM_MAX, FRAME_MAX } from '../operations/film.ts';
import { APPLY_COOKIE } from '../operations/session.ts';
import { askForDigits, RECORDING_MAX, takeRecording } from '../operations/spoken-digits.ts';
import { takeFilm } from '../operations/take-film.ts';
import { LIVENESS } from '../policy.ts';
import { ApplyState, DigitsChallenge, LivenessChallenge, LivenessView } from '../schema.ts';

const MAX_SIDE = 640;
const PER_MINUTE = { max: 20, windowS: 60 } as const;
const AskMotions = z
  .strictObject({
    sequence: z
      .array(z.enum(MOTIONS))
      .min(1)
      .max(4)
      .optional()
      .describe('sandbox tenants only: the motions a test will do'),
  })
  .optional();
const Nothing = z.strictObject({}).optional();
const FILM = 'a line of JSON ({"nonce","camera","frames":[{"at_ms","bytes"}]}), then the JPEG files';
const RECORDING = 'a line of JSON ({"nonce","camera"}), then a WebM or MP4 file';

/** Who is asked, and what ties the answer to them: the applicant's session, or the key that acts for them. */
type Of = { verificationId: string; step: string; session: string };

async function challenge(tx: Tx, of: Of, body: z.output<typeof AskMotions>, exchange: Exchange) {
  const { frames, ...asked } = await askForMotions(tx, { ...of, sequence: body?.sequence ?? null });
  const locale = pickLocale(exchange.language);
  return {
    ...asked,
    sequence: [...asked.sequence],
    instructions: asked.sequence.map((motion) => ({ motion, text: say(locale, `applicant.motion.${motion}`) })),
    numberMax: LIVENESS.clipsMax,
    frames: { ...frames, maxBytes: FRAME_MAX, maxSide: MAX_SIDE },
  };
}

const applicant = { kind: 'applicant' } as const;
const StepCode = z.object({ code: z.string().max(30) });

function ofApplicant(by: { actor: { id: string } }, code: string, exchange: Exchange): Of {
  return { verificationId: by.actor.id, step: code, session: exchange.cookies[APPLY_COOKIE] ?? '' };
}

const stateNow = (ctx: Ctx, exchange: Exchange) =>
  ctx.database.read(ctx, (db) => readApplyState(db, db.actor.id, exchange.language));

const applicantLiveness = [
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/liveness/challenge',
    tag: 'apply',
    summary: 'Ask which motions to do now',
    access: applicant,
    params: StepCode,
    body: AskMotions,
    replay: false,
    limit: PER_MINUTE,
    returns: LivenessChallenge,
    write: (tx, { params, body, exchange }) => challenge(tx, ofApplicant(tx, params.code, exchange), body, exchange),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/liveness/film',
    tag: 'apply',
    summary: `Send the frames of the motions: ${FILM}`,
    access: applicant,
    params: StepCode,
    upload: { maxBytes: FILM_MAX },
    status: 202,
    replay: false,
    limit: PER_MINUTE,
    returns: ApplyState,
    perform: async (ctx, { params, body, exchange }) => {
      await takeFilm(ctx, { ...ofApplicant(ctx, params.code, exchange), body });
      return stateNow(ctx, exchange);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/liveness/another-way',
    tag: 'apply',
    summary:
      'Say that motions cannot be done: a plain picture, and digits if they can be said or shown, go to a person',
    access: applicant,
    params: StepCode,
    body: Nothing,
    returns: ApplyState,
    write: async (tx, { params, exchange }) => {
      await takeAnotherWay(tx, { verificationId: tx.actor.id, step: params.code });
      return readApplyState(tx, tx.actor.id, exchange.language);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/liveness/digits',
    tag: 'apply',
    summary: 'Ask which digits to say or show now, after another way was chosen',
    access: applicant,
    params: StepCode,
    body: Nothing,
    replay: false,
    limit: PER_MINUTE,
    returns: DigitsChallenge,
    write: (tx, { params, exchange }) => askForDigits(tx, ofApplicant(tx, params.code, exchange)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/liveness/recording',
    tag: 'apply',
    summary: `Send the recording of the digits: ${RECORDING}`,
    access: applicant,
    params: StepCode,
    upload: { maxBytes: RECORDING_MAX },
    replay: false,
    limit: PER_MINUTE,
    returns: ApplyState,
    perform: async (ctx, { params, body, exchange }) => {
      await takeRecording(ctx, { ...ofApplicant(ctx, params.code, exchange), body });
      return stateNow(ctx, exchange);
    },
  }),
];

const integrator = { kind: 'tenant', permission: 'verifications.write' } as const;
const One = z.object({ id: idSchema('ver') });

/** The key that asked is the one that answers. */
function ofKey(by: { actor: { id: string } }, verificationId: string): Of {
  return { verificationId, step: 'selfie', session: `key ${by.actor.id}` };
}

async function livenessOf(db: Db, id: string, exchange: Exchange): Promise<z.output<typeof LivenessView>> {
  const { steps } = await readApplyState(db, id, exchange.language);
  return { liveness: steps.find((step) => step.code === 'selfie')?.liveness ?? null };
}

const livenessNow = (ctx: Ctx, id: string, exchange: Exchange) =>
  ctx.database.read(ctx, (db) => livenessOf(db, id, exchange));

const integratorLiveness = [
  defineRoute({
    method: 'GET',
    path: '/v1/verifications/:id/liveness',
    tag: 'verifications',
    summary: 'Where the motions of the selfie stand',
    access: { kind: 'tenant', permission: 'verifications.read' },
    params: One,
    returns: LivenessView,
    read: (db, { params, exchange }) => livenessOf(db, params.id, exchange),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/verifications/:id/liveness/challenge',
    tag: 'verifications',
    summary: 'Ask which motions the person is to do now',
    access: integrator,
    params: One,
    body: AskMotions,
    replay: false,
    returns: LivenessChallenge,
    write: (tx, { params, body, exchange }) => challenge(tx, ofKey(tx, params.id), body, exchange),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/verifications/:id/liveness/film',
    tag: 'verifications',
    summary: `Send the frames of the motions: ${FILM}`,
    access: integrator,
    params: One,
    upload: { maxBytes: FILM_MAX },
    status: 202,
    replay: false,
    returns: LivenessView,
    perform: async (ctx, { params, body, exchange }) => {
      await takeFilm(ctx, { ...ofKey(ctx, params.id), body });
      return livenessNow(ctx, params.id, exchange);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/verifications/:id/liveness/another-way',
    tag: 'verifications',
    summary: 'Say that the person cannot do motions: a plain picture, and digits if they can, go to a person',
    access: integrator,
    params: One,
    body: Nothing,
    returns: LivenessView,
    write: async (tx, { params, exchange }) => {
      await takeAnotherWay(tx, { verificationId: params.id, step: 'selfie' });
      return livenessOf(tx, params.id, exchange);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/verifications/:id/liveness/digits',
    tag: 'verifications',
    summary: 'Ask which digits the person is to say or show now, after another way was chosen',
    access: integrator,
    params: One,
    body: Nothing,
    replay: false,
    returns: DigitsChallenge,
    write: (tx, { params }) => askForDigits(tx, ofKey(tx, params.id)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/verifications/:id/liveness/recording',
    tag: 'verifications',
    summary: `Send the recording of the digits: ${RECORDING}`,
    access: integrator,
    params: One,
    upload: { maxBytes: RECORDING_MAX },
    replay: false,
    returns: LivenessView,
    perform: async (ctx, { params, body, exchange }) => {
      await takeRecording(ctx, { ...ofKey(ctx, params.id), body });
      return livenessNow(ctx, params.id, exchange);
    },
  }),
];

export const livenessRoutes = [...applicantLiveness, ...integratorLiveness];
