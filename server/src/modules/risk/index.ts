export { ratingsOf } from './operations/find-ratings.ts';
export { rateCustomer } from './operations/rate-customer.ts';
export { limitsOf, OPENING_FAMILIARITY, type RiskInputs, tierAfter } from './policy.ts';
export { Limits, RatingView } from './schema.ts';
