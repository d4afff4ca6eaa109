import type { z } from 'zod';
import type { Ctx } from '#platform/db';
import { pickLocale, say } from '#platform/i18n';
import type { CaptureAnswer } from '../schema.ts';
import { readApplyState } from './apply-state.ts';
import type { Taken } from './take-capture.ts';

/** What became of a photograph, in words for the person who took it, with where the journey now stands. */
export async function captureAnswer(
  ctx: Ctx,
  id: string,
  taken: Taken,
  language: string,
): Promise<z.output<typeof CaptureAnswer>> {
  const state = await ctx.database.read(ctx, (db) => readApplyState(db, id, language));
  return {
    ...taken,
    reasons: taken.reasons.map((code) => ({ code, text: sayReason(language, code) })),
    state,
  };
}

function sayReason(accepted: string, code: string): string {
  return say(pickLocale(accepted), `applicant.reason.${code}`);
}
