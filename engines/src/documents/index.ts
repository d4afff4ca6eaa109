export { type AadhaarCode, type AadhaarFields, type Authenticity, parseAadhaar } from './aadhaar.ts';
export { type AamvaFields, parseAamva } from './aamva.ts';
export { compareAcross, type Testimony } from './across.ts';
export { adviceOf, inOrderOfAdvice } from './advice.ts';
export {
  type Agreement,
  agreementsOf,
  agrees,
  compareValues,
  type Rule,
  ruleOf,
  type Said,
  type Source,
} from './agreement.ts';
export { type BarcodeReading, type BarcodeSearch, readBarcode } from './barcode.ts';
export { differences, type TextSpan } from './differences.ts';
export { isSameSide } from './likeness.ts';
export type { Outcome } from './outcome.ts';
export { type ReadInput, readDocument } from './read.ts';
export type { DocumentReading, FieldReading, PageReading } from './reading.ts';
export { type DocumentTemplate, DocumentTemplateSchema, type FieldTemplate, loadTemplates } from './template.ts';
export { startTime, type Time } from './time.ts';
