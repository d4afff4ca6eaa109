import { Problem } from '#platform/errors';

export const caseNotFound = () => new Problem('case.not_found', 404);
export const caseChanged = (version: number) => new Problem('case.changed', 409, { version });
export const caseResolved = () => new Problem('case.already_resolved', 409);
export const caseTaken = () => new Problem('case.taken_by_another', 409);
export const notPending = () => new Problem('case.not_pending', 409);
export const secondReviewerNeeded = () => new Problem('case.second_reviewer_needed', 403);
export const awaitsApproval = () => new Problem('case.awaits_approval', 409);
export const reasonNeeded = () => new Problem('case.reason_needed', 400);
export const unknownReason = (reason: string) => new Problem('case.reason_unknown', 400, { reason });
export const blocked = (blocker: string) => new Problem('case.approval_blocked', 409, { blocker });
export const verdictRefused = (decision: string) => new Problem('case.verdict_unsuitable', 422, { decision });
