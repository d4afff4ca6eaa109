export { customerNotFound } from './errors.ts';
export { createCustomer, updateFields } from './operations/create-customer.ts';
export {
  acceptDocuments,
  actOnDocument,
  type DocumentEnd,
  type DueDocument,
  documentsEnding,
  tierLostToExpiry,
} from './operations/document-clock.ts';
export { type Customer, findCustomer, readFields, readNames } from './operations/find-customer.ts';
export {
  countCustomers,
  customersChangedSince,
  type Particulars,
  pageOfParticulars,
  particularsOf,
} from './operations/particulars.ts';
export { maskedFields, maskedNames, readParticulars, searchCustomers, toRow } from './operations/read.ts';
export { revealFields } from './operations/reveal.ts';
export {
  accountsWithPhone,
  giveConsent,
  keepDocument,
  liftRestrictions,
  type NewRestriction,
  othersWithDocument,
  restrict,
  setStanding,
} from './operations/standing.ts';
export { type Traits, traitsOf } from './operations/traits.ts';
export { mask, maskName } from './policy.ts';
export {
  Consent,
  CustomerDocument,
  CustomerField,
  type CustomerId,
  CustomerRow,
  FIELD_NAMES,
  FieldName,
  type FieldValues,
  Rating,
  Restriction,
  RevealRequest,
} from './schema.ts';
export type { StandingSummary } from './tables.ts';
