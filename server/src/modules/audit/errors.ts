import { type FieldError, Problem } from '#platform/errors';

export const entryUnknown = () => new Problem('audit.entry_unknown', 404);
export const logUnavailable = (cause: unknown) =>
  new Problem('audit.log_unavailable', 503, {}, { cause, retryAfterS: 5 });
export const actorUnreadable = () => new Problem('audit.actor_unreadable', 400);
/** The index knows more than the log holds: the log was cut or replaced, and nothing is appended until a person looks. */
export const logCut = (indexed: number, size: number) => new Problem('audit.log_cut', 500, { indexed, size });
/** The log took no write: nothing that has to be recorded is done until it does. */
export const logStopped = (cause: unknown) => new Problem('audit.log_stopped', 503, {}, { cause, retryAfterS: 30 });
/** More waits for the disk than is held in memory. */
export const logBusy = () => new Problem('audit.log_busy', 503, {}, { retryAfterS: 1 });
export const batchInvalid = (errors: readonly FieldError[]) => new Problem('audit.batch_invalid', 400, {}, { errors });
export const batchEmpty = () => new Problem('audit.batch_empty', 400);
export const batchDiffers = () => new Problem('audit.batch_differs', 409);
/** All of the log for all time would be no evidence of anything: a customer or a first moment is asked for. */
export const evidenceUnbounded = () => new Problem('audit.evidence_unbounded', 400);
export const evidenceTooLarge = () => new Problem('audit.evidence_too_large', 400);
