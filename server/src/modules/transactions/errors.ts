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
