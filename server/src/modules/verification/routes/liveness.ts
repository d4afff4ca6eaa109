import { MOTIONS } from '@acquaint/engines/liveness';
import { z } from 'zod';
import { defineRoute, type Exchange } from '#platform/http';
import { pickLocale, say } from '#platform/i18n';
import { readApplyState } from '../operations/apply-state.ts';
import { askForMotions, takeAnotherWay } from '../operations/ask-motions.ts';
import { FILM_MAX, FRAME_MAX } from '../operations/film.ts';
import { APPLY_COOKIE } from '../operations/session.ts';
import { takeFilm } from '../operations/take-film.ts';
import { LIVENESS } from '../policy.ts';
import { ApplyState, LivenessChallenge } from '../schema.ts';

const applicant = { kind: 'applicant' } as const;
const StepCode = z.object({ code: z.string().max(30) });
const MAX_SIDE = 640;
const sessionOf = (exchange: Exchange) => exchange.cookies[APPLY_COOKIE] ?? '';

export const livenessRoutes = [
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/liveness/challenge',
    tag: 'apply',
    summary: 'Ask which motions to do now',
    access: applicant,
    params: StepCode,
    body: z
      .strictObject({
        sequence: z
          .array(z.enum(MOTIONS))
          .min(1)
          .max(4)
          .optional()
          .describe('sandbox tenants only: the motions a test will do'),
      })
      .optional(),
    replay: false,
    limit: { max: 20, windowS: 60 },
    returns: LivenessChallenge,
    write: async (tx, { params, body, exchange }) => {
      const { frames, ...asked } = await askForMotions(tx, {
        verificationId: tx.actor.id,
        step: params.code,
        session: sessionOf(exchange),
        sequence: body?.sequence ?? null,
      });
      const locale = pickLocale(exchange.language);
      return {
        ...asked,
        sequence: [...asked.sequence],
        instructions: asked.sequence.map((motion) => ({ motion, text: say(locale, `applicant.motion.${motion}`) })),
        numberMax: LIVENESS.clipsMax,
        frames: { ...frames, maxBytes: FRAME_MAX, maxSide: MAX_SIDE },
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/liveness/film',
    tag: 'apply',
    summary:
      'Send the frames of the motions: a line of JSON ({"nonce","camera","frames":[{"at_ms","bytes"}]}), then the JPEG files',
    access: applicant,
    params: StepCode,
    upload: { maxBytes: FILM_MAX },
    status: 202,
    replay: false,
    limit: { max: 20, windowS: 60 },
    returns: ApplyState,
    perform: async (ctx, { params, body, exchange }) => {
      await takeFilm(ctx, { verificationId: ctx.actor.id, step: params.code, session: sessionOf(exchange), body });
      return ctx.database.read(ctx, (db) => readApplyState(db, db.actor.id, exchange.language));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/apply/steps/:code/liveness/another-way',
    tag: 'apply',
    summary: 'Say that motions cannot be done: a plain picture goes to a person',
    access: applicant,
    params: StepCode,
    body: z.strictObject({}).optional(),
    returns: ApplyState,
    write: async (tx, { params, exchange }) => {
      await takeAnotherWay(tx, { verificationId: tx.actor.id, step: params.code });
      return readApplyState(tx, tx.actor.id, exchange.language);
    },
  }),
];
