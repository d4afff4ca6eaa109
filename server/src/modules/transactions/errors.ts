import { Problem } from '#platform/errors';

export const transactionNotFound = () => new Problem('transaction.not_found', 404);
export const idReused = () => new Problem('transaction.id_reused', 422);
export const inFuture = () => new Problem('transaction.in_future', 422);
export const tooOld = () => new Problem('transaction.too_old', 422);
export const currencyUnknown = () => new Problem('transaction.currency_unknown', 422);
export const cardInvalid = () => new Problem('transaction.card_invalid', 422);
export const customerUnknown = () => new Problem('transaction.customer_unknown', 422);
export const laneBusy = () => new Problem('transaction.busy', 503, {}, { retryAfterS: 1 });
export const laneRefused = () => new Problem('transaction.not_decided', 503, {}, { retryAfterS: 1 });
export const batchEmpty = () => new Problem('transaction.batch_size', 422);
export const messageUnreadable = (cause?: unknown) => new Problem('transaction.message_unreadable', 422, {}, { cause });
export const ruleNotFound = () => new Problem('rule.not_found', 404);
export const ruleInvalid = (line: number | null, column: number | null) =>
  new Problem('rule.invalid', 422, { line, column });
export const ruleTestsFailed = () => new Problem('rule.tests_failed', 422);
export const ruleChangePending = () => new Problem('rule.change_pending', 409);
export const ruleChangeNotFound = () => new Problem('rule.change_not_found', 404);
export const ruleSecondPerson = () => new Problem('rule.second_person_needed', 403);
export const releaseNotFound = () => new Problem('rule.release_not_found', 404);
export const customerNotFound = () => new Problem('customer.not_found', 404);
export const periodInvalid = () => new Problem('transaction.period_invalid', 422);
export const backTestNotFound = () => new Problem('rule.back_test_not_found', 404);
export const notPlayable = () => new Problem('rule.not_playable', 422);
export const payeeBlocked = () => new Problem('transaction.payee_blocked_already', 409);
export const payeeNotFound = () => new Problem('transaction.payee_not_found', 404);
export const sweepInvalid = (cause: unknown) => new Problem('rule.sweep_invalid', 422, {}, { cause });
