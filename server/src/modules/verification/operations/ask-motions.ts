import { randomBytes, randomInt } from 'node:crypto';
import { LIVENESS_LIMITS, type Motion, SEQUENCES, sequenceAt } from '@acquaint/engines/liveness';
import type { CustomerId } from '#modules/customers';
import { currentTenant } from '#modules/tenancy';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { record } from '#platform/record';
import { clipsExceeded, filmBeingJudged, motionsNotAsked, sandboxOnly, stepUnknown } from '../errors.ts';
import { LIVENESS, mayAskAgain } from '../policy.ts';
import type { Verification } from '../store/index.ts';
import { type Clip, clipsOf, saveClip } from '../store/liveness.ts';
import { openForAnswer } from './answer-step.ts';
import { readJourney } from './apply-state.ts';
import { hashToken } from './create.ts';

type Asking = { verificationId: string; step: string; session: string; sequence: readonly Motion[] | null };
export type Asked = {
  nonce: string;
  sequence: readonly Motion[];
  expiresAt: Date;
  limitMs: number;
  number: number;
  frames: { min: number; max: number };
};

/** Draws motions for the person to do now; what comes back must come from this session, once, in time. */
export async function askForMotions(tx: Tx, asking: Asking): Promise<Asked> {
  const { found, clips } = await openSelfie(tx, asking);
  if (clips.some((clip) => clip.status === 'judging')) throw filmBeingJudged();
  if (!mayAskAgain(clips)) throw clipsExceeded();
  // A tester may name the motions; whatever comes of it is marked as simulated.
  if (asking.sequence && !(await currentTenant(tx)).sandbox) throw sandboxOnly();
  const sequence = asking.sequence ?? sequenceAt(randomInt(SEQUENCES.length));
  const nonce = randomBytes(32).toString('base64url');
  const expiresAt = new Date(tx.now.getTime() + LIVENESS.answerWithinMs);
  await saveClip(tx, {
    ...blankClip(tx, found, asking.step),
    status: 'asked',
    sequence: [...sequence],
    fixed: asking.sequence !== null,
    nonceHash: hashToken(nonce),
    sessionHash: hashToken(asking.session),
    expiresAt,
  });
  return {
    nonce,
    sequence,
    expiresAt,
    limitMs: LIVENESS.filmMs,
    number: clips.filter((clip) => clip.status === 'refused').length + 1,
    frames: LIVENESS_LIMITS.frames,
  };
}

/** The person cannot do motions: a plain picture is enough for them to go on, and a person looks at it. */
export async function takeAnotherWay(tx: Tx, asking: Pick<Asking, 'verificationId' | 'step'>): Promise<void> {
  const { found, clips } = await openSelfie(tx, asking);
  if (clips.some((clip) => clip.status === 'another_way')) return;
  await saveClip(tx, { ...blankClip(tx, found, asking.step), status: 'another_way' });
  await record(tx, {
    action: 'liveness.another_way',
    subject: { prefix: 'ver', id: found.id },
    customerId: found.customerId as CustomerId,
  });
}

/** The verification at its selfie step, with what was asked of the person in this attempt. */
export async function openSelfie(tx: Tx, { verificationId, step }: Pick<Asking, 'verificationId' | 'step'>) {
  const found = await openForAnswer(tx, verificationId, true);
  const journey = await readJourney(tx, found);
  const at = journey.asked.findIndex((one) => one.code === step && one.kind === 'selfie');
  const asked = journey.asked[at];
  if (!asked) throw stepUnknown();
  if (asked.motion === 'off' || journey.steps[at]?.status === 'done') throw motionsNotAsked();
  const clips = (await clipsOf(tx, found.id)).filter((clip) => clip.attempt === found.attempt && clip.step === step);
  return { found, clips };
}

/** An asking before anything is known of it. */
export function blankClip(tx: Tx, found: Verification, step: string): Clip {
  return {
    id: newId('cap'),
    verificationId: found.id,
    customerId: found.customerId,
    attempt: found.attempt,
    step,
    status: 'asked',
    sequence: [],
    fixed: false,
    nonceHash: null,
    sessionHash: null,
    issuedAt: tx.now,
    expiresAt: tx.now,
    receivedAt: null,
    filmId: null,
    reasons: [],
    sealed: null,
    digits: null,
    recordingId: null,
  };
}

/** Another verification, another step or another device has not been asked this. */
export function isAskedOf(clip: Clip, sent: Omit<Asking, 'sequence'>): boolean {
  return (
    clip.verificationId === sent.verificationId &&
    clip.step === sent.step &&
    clip.sessionHash !== null &&
    clip.sessionHash.equals(hashToken(sent.session))
  );
}
