// The applicant's side of the API. Enums are open: a newer server may send values that are not listed here.
import type { Answer } from './answer.ts';

type Described = Answer<'getApply'>;
export type ApplyStatus = Described['status'] | (string & {});
export type ApplyState = Omit<Described, 'status'> & { status: ApplyStatus };
export type ApplyStep = ApplyState['steps'][number];
export type ApplyField = NonNullable<ApplyStep['fields']>[number];
export type CaptureSide = NonNullable<ApplyStep['sides']>[number];
export type ApplyConsent = ApplyState['consent'];
export type ApplyResult = NonNullable<ApplyState['result']>;
export type ApplyCountry = ApplyState['countries'][number];
/** `accepted: false` asks for another picture; after two forced retakes it is accepted and a person decides. */
export type CaptureAnswer = Omit<Answer<'postApplyStepsCodeCapture'>, 'state'> & { state: ApplyState };
/** `simulated_code` is filled in sandbox tenants only. */
export type CodeSent = Answer<'postApplyStepsCodeSendCode'>;
export type Handoff = Answer<'postApplyHandoff'>;
/** What to do now, and how the frames of it are sent. */
export type LivenessChallenge = Answer<'postApplyStepsCodeLivenessChallenge'>;
export type DigitsChallenge = Answer<'postApplyStepsCodeLivenessDigits'>;
export type Motion = LivenessChallenge['sequence'][number];
