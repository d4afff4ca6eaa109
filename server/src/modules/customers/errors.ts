import { Problem } from '#platform/errors';

export const customerNotFound = () => new Problem('customer.not_found', 404);
export const externalIdTaken = () => new Problem('customer.external_id_taken', 409);
export const tooManyReveals = (perHour: number) =>
  new Problem('customer.too_many_reveals', 429, { per_hour: perHour }, { retryAfterS: 600 });
