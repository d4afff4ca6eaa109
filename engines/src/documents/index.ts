export { type AamvaFields, parseAamva } from './aamva.ts';
export { type Agreement, agrees } from './agreement.ts';
export { type BarcodeReading, readBarcode } from './barcode.ts';
export { type ReadInput, readDocument } from './read.ts';
export type { DocumentReading, FieldReading, PageReading } from './reading.ts';
export { type DocumentTemplate, DocumentTemplateSchema, type FieldTemplate, loadTemplates } from './template.ts';
