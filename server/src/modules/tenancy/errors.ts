import { Problem } from '#platform/errors';

/** One answer for an unknown e-mail, a wrong password and a disabled login: it does not say which. */
export const credentialsWrong = () => new Problem('session.credentials_wrong', 401);
export const codeWrong = () => new Problem('session.code_wrong', 401);
export const signInLocked = (retryAfterS: number) => new Problem('session.locked', 429, {}, { retryAfterS });
export const secondFactorMissing = () => new Problem('session.second_factor_missing', 401);
export const staffOnly = () => new Problem('session.staff_only', 403);
export const passwordWeak = (reason: string) => new Problem('password.weak', 422, { reason });
export const passwordWrong = () => new Problem('password.wrong', 403);
export const emailTaken = () => new Problem('staff.email_taken', 409);
export const rolesConflict = (one: string, other: string) => new Problem('staff.roles_conflict', 422, { one, other });
export const staffUnknown = () => new Problem('staff.unknown', 404);
export const ownStatus = () => new Problem('staff.own_status', 422);
export const lastAdmin = () => new Problem('staff.last_admin', 409);
export const keyUnknown = () => new Problem('key.unknown', 404);
export const scopeRefused = (scope: string) => new Problem('key.scope_refused', 422, { scope });
export const keyTooLong = (maxDays: number) => new Problem('key.lives_too_long', 422, { max_days: maxDays });
export const settingUnknown = () => new Problem('setting.unknown', 404);
export const settingRefused = (reason: string) => new Problem('setting.refused', 422, { reason });
export const sandboxOnly = () => new Problem('sandbox.only', 403);
