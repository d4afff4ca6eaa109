import { Problem } from '#platform/errors';

export const verificationNotFound = () => new Problem('verification.not_found', 404);
export const linkInvalid = () => new Problem('applicant.link_invalid', 401);
export const linkExpired = () => new Problem('applicant.link_expired', 401);
export const linkRevoked = () => new Problem('applicant.link_revoked', 401);
export const notOpen = (status: string) => new Problem('verification.not_open', 409, { status });
export const consentFirst = () => new Problem('verification.consent_first', 409);
export const choiceRefused = () => new Problem('verification.choice_refused', 400);
export const stepUnknown = () => new Problem('verification.step_unknown', 404);
export const stepsMissing = (steps: readonly string[]) =>
  new Problem('verification.steps_missing', 409, { steps: steps.join(',') });
export const valueRefused = (field: string, code: string) =>
  new Problem(
    'verification.value_refused',
    400,
    {},
    { errors: [{ pointer: `/values/${field}`, code, detail: 'Check this value.' }] },
  );
export const sameSideTwice = () => new Problem('capture.same_side_twice', 409);
export const captureNotFound = () => new Problem('capture.not_found', 404);
export const attemptsExceeded = () => new Problem('verification.attempts_exceeded', 409);
export const motionsNotAsked = () => new Problem('liveness.not_asked', 409);
export const clipsExceeded = () => new Problem('liveness.attempts_exceeded', 409);
export const filmBeingJudged = () => new Problem('liveness.being_judged', 409);
export const filmRefused = () => new Problem('liveness.film_refused', 422);
export const recordingRefused = () => new Problem('liveness.recording_refused', 422);
export const nonceUnknown = () => new Problem('liveness.nonce_unknown', 422);
export const nonceUsed = () => new Problem('liveness.nonce_used', 409);
export const nonceExpired = () => new Problem('liveness.nonce_expired', 409);
export const scenarioUnknown = () => new Problem('sandbox.scenario_unknown', 404);
export const sandboxOnly = () => new Problem('sandbox.only', 403);
