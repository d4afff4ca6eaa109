import { z } from 'zod';
import { PartialDate, Timestamp } from '#platform/clock';
import { type Id, idSchema } from '#platform/ids';

export type CustomerId = Id<'cus'>;
export const CustomerStatus = z.enum(['prospect', 'active', 'frozen', 'closed', 'erased']).describe('open enum');
export const Rating = z.enum(['low', 'medium', 'high', 'prohibited']).describe('open enum');
export type Rating = z.infer<typeof Rating>;

/** The personal fields a customer may have; each is encrypted under the customer's own key. */
export const FIELD_NAMES = [
  'full_name',
  'surname',
  'given_names',
  'native_name',
  'birth_date',
  'birth_place',
  'sex',
  'nationality',
  'address',
  'email',
  'phone',
  'document_number',
  'personal_number',
] as const;
/** The fields by which a customer is searched on lists. */
export const SCREENED = [
  'full_name',
  'native_name',
  'birth_date',
  'nationality',
  'document_number',
  'personal_number',
] as const satisfies readonly (typeof FIELD_NAMES)[number][];
export const FieldName = z.enum(FIELD_NAMES);
export type FieldName = z.infer<typeof FieldName>;
export type FieldSource = 'typed' | 'printed' | 'mrz' | 'barcode' | 'registry' | 'integrator' | 'confirmed' | 'staff';
export type FieldValues = Partial<Record<FieldName, string>>;

export const CustomerRow = z.object({
  id: idSchema('cus'),
  kind: z.enum(['person', 'organization']),
  nameMasked: z.string(),
  country: z.string().nullable(),
  status: CustomerStatus,
  tier: z.number().int(),
  rating: Rating.nullable(),
  familiarity: z.number(),
  createdAt: Timestamp,
  verifiedAt: Timestamp.nullable(),
});
export type CustomerRow = z.output<typeof CustomerRow>;

export const CustomerField = z.object({
  name: FieldName,
  value: z.string().nullable(),
  masked: z.boolean(),
  source: z.string(),
  updatedAt: Timestamp,
});
export const Restriction = z.object({ kind: z.string(), reason: z.string(), since: Timestamp, by: z.string() });
export const Consent = z.object({
  purpose: z.string(),
  version: z.string(),
  givenAt: Timestamp,
  withdrawnAt: Timestamp.nullable(),
});
export const CustomerDocument = z.object({
  id: idSchema('doc'),
  class: z.string(),
  country: z.string().nullable(),
  expiryDate: PartialDate.nullable(),
  status: z.enum(['valid', 'expiring', 'expired']),
});

export const RevealRequest = z.strictObject({
  fields: z.array(FieldName).min(1).max(FIELD_NAMES.length),
  reason: z.string().min(4).max(400),
});
