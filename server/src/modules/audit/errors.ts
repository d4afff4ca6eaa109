import { Problem } from '#platform/errors';

export const entryUnknown = () => new Problem('audit.entry_unknown', 404);
export const logUnavailable = (cause: unknown) =>
  new Problem('audit.log_unavailable', 503, {}, { cause, retryAfterS: 5 });
export const actorUnreadable = () => new Problem('audit.actor_unreadable', 400);
/** The index knows more than the log holds: the log was cut or replaced, and nothing is appended until a person looks. */
export const logCut = (indexed: number, size: number) => new Problem('audit.log_cut', 500, { indexed, size });
