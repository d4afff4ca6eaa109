import type { LivenessInput } from '#modules/checks';
import type { FlowStep } from '#modules/regulation';
import type { Db } from '#platform/db';
import { showId } from '#platform/ids';
import { LIVENESS, livenessReason, mayAskAgain } from '../policy.ts';
import type { Capture, Verification } from '../store/index.ts';
import { type Clip, clipsOf, openRecord } from '../store/liveness.ts';

export type LivenessState = {
  motion: 'required' | 'offered';
  status: Exclude<Clip['status'], 'recorded'> | 'none';
  attemptsLeft: number;
  reasons: string[];
  anotherWay: boolean;
  /** Whether digits were said or shown to the camera instead. */
  recorded: boolean;
};

/** Where the motions of a selfie step stand, for the person doing them; null where none are asked for. */
export function livenessState(step: FlowStep, found: Verification, clips: readonly Clip[]): LivenessState | null {
  const motion = step.motion ?? 'offered';
  if (step.kind !== 'selfie' || motion === 'off') return null;
  const mine = clips.filter((clip) => clip.attempt === found.attempt && clip.step === step.code);
  const last = mine.filter((clip) => clip.status !== 'another_way' && clip.digits === null).at(-1) ?? null;
  const refused = mine.filter((clip) => clip.status === 'refused').length;
  return {
    motion,
    status: last && last.status !== 'recorded' ? last.status : 'none',
    attemptsLeft: mayAskAgain(mine) ? LIVENESS.clipsMax - refused : 0,
    reasons: last?.status === 'refused' ? [livenessReason(last.reasons)] : [],
    anotherWay: mine.some((clip) => clip.status === 'another_way'),
    recorded: mine.some((clip) => clip.status === 'recorded'),
  };
}

/**
 * What the check is told. A clip that passed counts only together with the picture it gave: a picture sent afterwards is somebody
 * who did not move. One that was refused counts until another passes.
 */
export async function livenessInput(
  db: Db,
  found: Verification,
  asked: { step: FlowStep | null; selfie: Capture | null },
): Promise<LivenessInput> {
  // A document handed back alone leaves the selfie of the attempt before, and the clip that gave it.
  const attempt = asked.selfie?.attempt ?? found.attempt;
  const mine = (await clipsOf(db, found.id)).filter((clip) => clip.attempt === attempt);
  const judged = mine.filter((clip) => ['live', 'uncertain', 'refused'].includes(clip.status));
  const records = await Promise.all(judged.map(async (clip) => ({ clip, kept: await openRecord(db, clip) })));
  const bound = records.findLast(
    ({ kept, clip }) => clip.status !== 'refused' && kept?.selfie != null && kept.selfie === asked.selfie?.id,
  );
  const chosen = bound ?? records.findLast(({ clip }) => clip.status === 'refused') ?? null;
  return {
    motion: asked.step?.motion ?? 'offered',
    clip: chosen?.kept?.judged ?? null,
    frames: (chosen?.kept?.frames ?? []).map((id) => `/v1/captures/${showId('cap', id)}/content`),
    clips: judged.length,
    anotherWay: !bound && mine.some((clip) => clip.status === 'another_way'),
    fixed: chosen?.clip.fixed ?? false,
    spoken: bound ? null : spokenIn(mine),
  };
}

/** The last recording of digits, for the person who watches it. */
function spokenIn(clips: readonly Clip[]): LivenessInput['spoken'] {
  const last = clips.findLast((clip) => clip.status === 'recorded');
  if (!last?.digits || !last.recordingId || !last.receivedAt) return null;
  return {
    digits: last.digits,
    recording: `/v1/captures/${showId('cap', last.recordingId)}/content`,
    afterMs: last.receivedAt.getTime() - last.issuedAt.getTime(),
    reasons: last.reasons,
  };
}
