import { MOTIONS } from '@acquaint/engines/liveness';
import { z } from 'zod';
import { CaseRow, DecisionView } from '#modules/cases';
import { CheckView } from '#modules/checks';
import { Consent, CustomerDocument, CustomerField, CustomerRow, Restriction } from '#modules/customers';
import { SightingView } from '#modules/devices';
import { Limits, RatingView } from '#modules/risk';
import { ScreeningView } from '#modules/screening';
import { Timestamp } from '#platform/clock';
import { type Id, idSchema } from '#platform/ids';

export type VerificationId = Id<'ver'>;
export const Status = z
  .enum([
    'created',
    'started',
    'submitted',
    'processing',
    'in_review',
    'awaiting_customer',
    'awaiting_provider',
    'on_hold',
    'completed',
    'expired',
    'abandoned',
    'cancelled',
  ])
  .describe('open enum');
export type Status = z.infer<typeof Status>;
export const Outcome = z.enum(['approved', 'declined', 'resubmit']).describe('open enum');
export type Outcome = z.infer<typeof Outcome>;
export const Side = z.enum(['front', 'back', 'selfie']);
export type Side = z.infer<typeof Side>;
const Reason = z.object({ code: z.string(), text: z.string() });

const FieldView = z.object({
  name: z.string(),
  kind: z.enum(['text', 'date', 'email', 'phone', 'country', 'identifier', 'address', 'position']),
  required: z.boolean(),
  why: z.string(),
  pattern: z.string().optional(),
  example: z.string().optional(),
});
/** Where the motions of a selfie stand. */
const StepLiveness = z.object({
  motion: z.enum(['required', 'offered']),
  status: z
    .enum(['none', 'asked', 'judging', 'live', 'uncertain', 'refused', 'unavailable', 'another_way'])
    .describe('open enum'),
  attemptsLeft: z.number().int(),
  reasons: z.array(Reason),
  anotherWay: z.boolean(),
  recorded: z.boolean().describe('digits were said or shown to the camera instead of motions'),
});
export const LivenessView = z.object({
  liveness: StepLiveness.nullable().describe('null where no motions are asked for'),
});
export const StepView = z.object({
  code: z.string(),
  kind: z.enum(['consent', 'choice', 'form', 'code', 'document', 'selfie']),
  status: z.enum(['todo', 'done', 'redo']),
  why: z.string(),
  reasons: z.array(Reason),
  fields: z.array(FieldView).optional(),
  channel: z.enum(['email', 'sms']).optional(),
  documentType: z.string().optional(),
  sides: z.array(z.enum(['front', 'back'])).optional(),
  captured: z.array(z.string()).optional(),
  acceptsPdf: z.boolean().optional().describe('a letter or statement, which may come as PDF'),
  retriesLeft: z.number().int().optional(),
  liveness: StepLiveness.nullable().optional(),
});
export const Motion = z.enum(MOTIONS).describe('open enum');
export const LivenessChallenge = z.object({
  nonce: z.string(),
  sequence: z.array(Motion),
  instructions: z.array(z.object({ motion: Motion, text: z.string() })),
  expiresAt: Timestamp,
  limitMs: z.number().int().describe('the longest time from the first frame to the last'),
  number: z.number().int().describe('the how manieth try this is'),
  numberMax: z.number().int(),
  frames: z.object({
    min: z.number().int(),
    max: z.number().int(),
    maxBytes: z.number().int(),
    maxSide: z.number().int(),
  }),
});
export const DigitsChallenge = z.object({
  nonce: z.string(),
  digits: z.string().describe('to be said aloud, or shown with fingers or on paper, one after the other'),
  expiresAt: Timestamp,
  limitMs: z.number().int().describe('the longest recording'),
  maxBytes: z.number().int(),
});
export const ApplyState = z.object({
  /** True on a device that handed over: it sees where the journey stands and answers no more. */
  watching: z.boolean().optional(),
  id: idSchema('ver'),
  status: Status,
  outcome: Outcome.nullable(),
  tenant: z.object({ name: z.string(), sandbox: z.boolean() }),
  expiresAt: Timestamp,
  attempt: z.number().int(),
  attemptsMax: z.number().int(),
  country: z.string().nullable(),
  documentType: z.string().nullable(),
  suggestedCountry: z.string().nullable(),
  consent: z.object({
    version: z.string(),
    accepted: z.boolean(),
    purposes: z.array(z.object({ code: z.string(), title: z.string(), text: z.string() })),
    legalBasis: z.string(),
    retention: z.string(),
    processors: z.array(z.string()),
    minutes: z.number(),
  }),
  countries: z.array(
    z.object({
      code: z.string(),
      documentTypes: z.array(z.object({ code: z.string(), sides: z.array(z.enum(['front', 'back'])) })),
    }),
  ),
  steps: z.array(StepView),
  current: z.string().nullable(),
  canSubmit: z.boolean(),
  result: z
    .object({
      reasons: z.array(Reason),
      tier: z.number().nullable(),
      limits: z.string().nullable(),
      canRetry: z.boolean(),
      canAppeal: z.boolean(),
      appealed: z.boolean(),
      waitMinutes: z.number().nullable(),
    })
    .nullable(),
});
export type ApplyState = z.output<typeof ApplyState>;
export const CaptureAnswer = z.object({
  accepted: z.boolean(),
  reasons: z.array(Reason),
  retriesLeft: z.number().int(),
  detected: z.object({ class: z.string().nullable(), country: z.string().nullable() }),
  state: ApplyState,
});

const CHIP_TEXT = /^[A-Za-z0-9_-]+={0,2}$/;
/** Files of an electronic document as its chip holds them, in base64url: the zone is small, a portrait mostly below 40 kB. */
export const ChipUpload = z.strictObject({
  dg1: z.string().regex(CHIP_TEXT).max(400),
  dg2: z.string().regex(CHIP_TEXT).max(180_000).optional(),
  sod: z.string().regex(CHIP_TEXT).max(40_000),
});
export type ChipUpload = z.output<typeof ChipUpload>;
export const ChipTaken = z.object({ id: idSchema('ver'), taken: z.literal(true), portrait: z.boolean() });

export const VerificationRow = z.object({
  id: idSchema('ver'),
  customer: z.object({ id: idSchema('cus'), nameMasked: z.string() }).nullable(),
  status: Status,
  outcome: Outcome.nullable(),
  country: z.string().nullable(),
  documentType: z.string().nullable(),
  flow: z.object({ code: z.string(), version: z.number().int() }),
  createdAt: Timestamp,
  submittedAt: Timestamp.nullable(),
  completedAt: Timestamp.nullable(),
  caseId: idSchema('cas').nullable(),
  rating: z.string().nullable(),
  tier: z.number().nullable(),
  simulated: z.boolean(),
});
export type VerificationRow = z.output<typeof VerificationRow>;
const Box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const Span = z.tuple([z.number().int(), z.number().int()]);
/** One of a pair of sources; `spans` are the parts [from, to) of its value, in UTF-16 units, that differ from the other's. */
const Letters = z.array(z.object({ text: z.string(), marked: z.boolean() }));
const PairSide = z.object({
  source: z.string(),
  simulated: z.boolean().describe('true where a simulator spoke in place of the source'),
  spans: z.array(Span),
  letters: Letters.nullable().describe(
    'the value in parts, covered but for what differs; null when hardly anything agrees',
  ),
});
const FieldPair = z.object({
  a: PairSide,
  b: PairSide,
  outcome: z.enum(['agrees', 'differs', 'unsure']).describe('open enum'),
  rule: z
    .enum(['date', 'sex', 'country', 'name', 'place', 'address', 'reading', 'signs'])
    .describe('how the two were compared; open enum'),
  settled: z
    .array(Span)
    .describe('letters of the zone that its two readers saw differently and that this pair settled'),
});
export const FieldSources = z.object({
  name: z.string(),
  value: z.string().nullable(),
  masked: z.boolean(),
  agrees: z.boolean().nullable(),
  pairs: z.array(FieldPair).describe('each pair of sources that speak of the field, and whether they say the same'),
  unconfirmed: z
    .array(Span)
    .describe('signs of the zone that no second reading and no print confirms, or that are one of several as likely'),
  doubtful: Letters.nullable().describe('the value of the zone in parts, covered but for those letters'),
  sources: z.array(
    z.object({
      source: z.string(),
      value: z.string().nullable(),
      confidence: z.number().nullable(),
      captureId: idSchema('cap').nullable(),
      box: Box.nullable(),
    }),
  ),
});
export const CaptureView = z.object({
  id: idSchema('cap'),
  step: z.string(),
  side: Side,
  kind: z.enum(['document', 'selfie']),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  at: Timestamp,
  quality: z.record(z.string(), z.number()),
  page: z
    .object({
      found: z.boolean(),
      corners: z.array(z.tuple([z.number(), z.number()])).describe('clockwise from the top left of what is written'),
      width: z.number(),
      height: z.number(),
      transform: z.array(z.number()).describe('from the flattened page to the picture, row by row'),
    })
    .nullable()
    .describe('where the document lies on the picture'),
  portrait: z.boolean().describe('a portrait was cut from it'),
  simulated: z.boolean(),
});
export const TimelineEntry = z.object({
  at: Timestamp,
  actor: z.object({ kind: z.string(), name: z.string().nullable() }),
  action: z.string(),
  text: z.string(),
  subject: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export const VerificationView = VerificationRow.extend({
  attempt: z.number().int(),
  reasons: z.array(Reason),
  inputsHash: z.string().nullable(),
  policyVersion: z.string().nullable(),
  appeal: z.string().nullable().describe('what the applicant wrote when they asked for a second look'),
  steps: z.array(z.object({ code: z.string(), kind: z.string(), status: z.string(), at: Timestamp.nullable() })),
  captures: z.array(CaptureView),
  fields: z.array(FieldSources),
  mrz: z
    .object({
      format: z.string(),
      valid: z.boolean(),
      lines: z.array(z.string()),
      checks: z.record(z.string(), z.boolean()),
    })
    .nullable(),
  checks: z.array(CheckView),
  screening: ScreeningView.nullable(),
  signals: z.array(SightingView),
  risk: RatingView.nullable(),
  decisions: z.array(DecisionView),
  timeline: z.array(TimelineEntry),
});
export const CustomerPage = CustomerRow.extend({
  fields: z.array(CustomerField),
  limits: Limits.nullable(),
  restrictions: z.array(Restriction),
  consents: z.array(Consent),
  verifications: z.array(VerificationRow),
  cases: z.array(CaseRow),
  ratings: z.array(RatingView),
  documents: z.array(CustomerDocument),
});
export const CreateVerification = z.strictObject({
  externalId: z.string().min(1).max(120).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  documentType: z.string().max(40).optional(),
  name: z.string().min(1).max(300).optional(),
  locale: z.string().max(20).optional(),
  scenario: z.string().max(60).optional(),
});
export const CreatedVerification = z.object({
  id: idSchema('ver'),
  customerId: idSchema('cus'),
  status: Status,
  link: z.object({ url: z.string(), expiresAt: Timestamp }),
});
export const Signals = z.strictObject({
  deviceId: z.string().min(8).max(80),
  timeZone: z.string().max(80).nullable(),
  languages: z.array(z.string().max(35)).max(20),
  screen: z.string().max(40).optional(),
  webdriver: z.boolean().optional(),
  position: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      accuracyM: z.number().min(0).max(1e7),
    })
    .optional(),
});
