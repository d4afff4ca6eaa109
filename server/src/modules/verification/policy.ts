import { type DocumentReading, inOrderOfAdvice } from '@acquaint/engines/documents';
import type { KeptCheck } from '#modules/checks';
import type { FlowDefinition, FlowStep } from '#modules/regulation';
import type { Side, Status } from './schema.ts';

export type StepState = { code: string; kind: string; status: 'todo' | 'done' | 'redo' };
type Chosen = { documentType: string | null; settings: ReadonlySet<string> };

/** The steps that this applicant is asked for: a condition on document or setting leaves a step out. */
export function stepsFor(flow: FlowDefinition, chosen: Chosen): FlowStep[] {
  return flow.steps.filter((step) => {
    const { when } = step;
    if (when?.document_type && !(chosen.documentType && when.document_type.includes(chosen.documentType))) return false;
    return !(when?.setting && !chosen.settings.has(when.setting));
  });
}

/** The first step not yet done; steps are taken in order and none is skipped. */
export function currentStep(steps: readonly StepState[]): StepState | null {
  return steps.find((step) => step.status !== 'done') ?? null;
}

export const OPEN: ReadonlySet<Status> = new Set(['created', 'started', 'awaiting_customer']);

/** Reasons for which a photograph is asked again at once; any other doubt is judged later. */
const RETAKE = new Set([
  'image.blurry',
  'image.glare',
  'image.cut_off',
  'image.too_dark',
  'image.too_small',
  'image.mirrored',
  'image.screenshot',
  'document.wrong_side',
  'document.not_a_document',
  'document.same_side_twice',
  'face.not_detected',
  'face.multiple',
  'face.covered',
  'face.glasses',
  'face.low_quality',
]);

type Taken = { reasons: readonly string[]; retakes: number; retakesMax: number };

/** After the pack's number of forced retakes a picture is taken as it is, and a person decides. The reason to act on first comes first. */
export function acceptCapture(taken: Taken): { accepted: boolean; reasons: string[]; retriesLeft: number } {
  const reasons = inOrderOfAdvice(taken.reasons).filter((reason) => RETAKE.has(reason));
  const accepted = reasons.length === 0 || taken.retakes >= taken.retakesMax;
  return { accepted, reasons, retriesLeft: Math.max(0, taken.retakesMax - taken.retakes - (accepted ? 0 : 1)) };
}

/** What a reading says about the picture itself: unreadable altogether, or the other side of the document. */
export function readingReasons(reading: DocumentReading | null, side: Side): string[] {
  if (!reading) return [];
  const nothing = reading.class === null && Object.keys(reading.fields).length === 0;
  const wrong = reading.side !== null && (side === 'front' || side === 'back') && reading.side !== side;
  return [
    ...(nothing ? ['document.not_a_document'] : []),
    ...(wrong ? ['document.wrong_side'] : []),
    ...reading.reasons.filter((reason) => reason.startsWith('image.')),
  ];
}

/** A fail for one of these is mended by the applicant; the rest of the facts are final. */
const MENDABLE: Readonly<Record<string, string>> = {
  'document.expired': 'document',
  'address.too_old': 'address_proof',
};
const FINAL = new Set(['policy.under_age']);

export type Verdict =
  | { kind: 'approve' }
  | { kind: 'decline'; reasons: string[] }
  | { kind: 'resubmit'; reasons: string[]; redo: string[] }
  | { kind: 'review'; reasons: string[]; grave: boolean };
type Judged = Pick<KeptCheck, 'code' | 'result' | 'reasons'>;

/**
 * The machine approves only when every check that applied passed and the rating is not high; it declines on facts alone; what the
 * applicant can mend it hands back while attempts are left; everything else is a person's.
 */
export function decide(input: {
  checks: readonly Judged[];
  required: readonly string[];
  rating: string;
  attemptsLeft: number;
}): Verdict {
  const { checks } = input;
  const reasons = [
    ...new Set(
      checks.flatMap((check) => (check.result === 'pass' || check.result === 'not_applicable' ? [] : check.reasons)),
    ),
  ];
  const failed = checks.filter((check) => check.result === 'fail').flatMap((check) => check.reasons);
  const unrun = input.required.filter((code) => !checks.some((check) => check.code === code));
  const absent = ['document', 'screening', 'face_match'].filter((code) =>
    checks.some((check) => check.code === code && check.result === 'not_applicable'),
  );

  if (failed.some((reason) => FINAL.has(reason))) return { kind: 'decline', reasons: failed };
  const mendable = failed.filter((reason) => reason in MENDABLE);
  if (
    mendable.length > 0 &&
    mendable.length === failed.length &&
    input.attemptsLeft > 0 &&
    !checks.some((check) => check.result === 'inconclusive')
  ) {
    return {
      kind: 'resubmit',
      reasons: mendable,
      redo: [...new Set(mendable.flatMap((reason) => MENDABLE[reason] ?? []))],
    };
  }
  const grave =
    reasons.some(
      (reason) =>
        reason === 'screening.sanctions' || reason === 'screening.own_block' || reason.startsWith('compromised.'),
    ) ||
    input.rating === 'high' ||
    input.rating === 'prohibited';
  const doubtful = reasons.length > 0 || unrun.length > 0 || absent.length > 0 || failed.length > 0;
  if (doubtful || grave)
    return {
      kind: 'review',
      reasons: reasons.length > 0 ? reasons : grave ? ['policy.high_risk'] : ['data.insufficient_data'],
      grave,
    };
  return { kind: 'approve' };
}

/** The steps an officer's reasons send back to the applicant. */
export function stepsToRedo(reasons: readonly string[], steps: readonly StepState[]): string[] {
  const wanted = new Set(
    reasons.flatMap((reason) =>
      reason.startsWith('face.') || reason.startsWith('liveness.')
        ? ['selfie']
        : reason.startsWith('address.')
          ? ['address_proof']
          : ['document'],
    ),
  );
  const found = steps.filter((step) => wanted.has(step.code)).map((step) => step.code);
  return found.length > 0 ? found : steps.filter((step) => step.kind === 'document').map((step) => step.code);
}

/** The reasons that an applicant may read: none that tips off, none that teaches a forger. Each has its own plain sentence. */
const SAYABLE: ReadonlySet<string> = new Set([
  'image.blurry',
  'image.glare',
  'image.cut_off',
  'image.too_dark',
  'image.too_small',
  'image.black_and_white',
  'image.mirrored',
  'image.screenshot',
  'document.not_a_document',
  'document.wrong_side',
  'document.same_side_twice',
  'document.page_missing',
  'document.type_not_accepted',
  'document.expired',
  'document.damaged',
  'document.unreadable_fields',
  'document.no_portrait',
  'data.name_mismatch',
  'data.insufficient_data',
  'data.number_not_found',
  'face.not_detected',
  'face.multiple',
  'face.covered',
  'face.glasses',
  'face.low_quality',
  'liveness.failed',
  'liveness.missing_motion',
  'liveness.wrong_order',
  'liveness.too_fast',
  'liveness.too_slow',
  'liveness.discontinuous',
  'liveness.too_few_frames',
  'address.too_old',
  'address.unreadable',
  'policy.under_age',
  'policy.attempts_exceeded',
  'policy.consent_declined',
]);

/** How motions are asked for: tries that are judged, askings altogether, and how long an answer may take; how many digits instead. */
export const LIVENESS = {
  ...{ clipsMax: 3, askingsMax: 8, answerWithinMs: 120_000, filmMs: 45_000 },
  ...{ digits: 6, recordingMs: 30_000 },
} as const;
type Asked = { status: string; digits: string | null };

/** Whoever may ask as often as they like asks until the motions fit their film: unused askings are counted too. */
export function mayAskAgain(all: readonly Asked[]): boolean {
  const clips = all.filter((clip) => clip.digits === null);
  const refused = clips.filter((clip) => clip.status === 'refused').length;
  const asked = clips.filter((clip) => clip.status !== 'another_way').length;
  return refused < LIVENESS.clipsMax && asked < LIVENESS.askingsMax;
}

/** Digits are drawn as often as motions, so that nobody waits for those they have on film. */
export function mayAskForDigits(clips: readonly Asked[]): boolean {
  return clips.filter((clip) => clip.digits !== null).length < LIVENESS.askingsMax;
}

/** The one thing that a refused film may say to the person: what they can mend, and nothing that teaches a forger. */
export function livenessReason(reasons: readonly string[]): string {
  return reasons.find((reason) => reason !== 'liveness.failed' && SAYABLE.has(reason)) ?? 'liveness.failed';
}

/** What may be said to the applicant: the sayable reasons as they are, every other one as `generic`. */
export function sayable(reasons: readonly string[]): string[] {
  return [...new Set(reasons.map((reason) => (SAYABLE.has(reason) ? reason : 'generic')))];
}
