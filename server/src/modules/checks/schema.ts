import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { idSchema } from '#platform/ids';

export const CheckOutcome = z.enum(['pass', 'fail', 'inconclusive', 'not_applicable']).describe('open enum');
export type CheckOutcome = z.infer<typeof CheckOutcome>;
/** One line of what a check saw, in the reviewer's closed set of renderers. */
export const EvidenceLine = z.object({
  label: z.string(),
  kind: z.enum(['text', 'score', 'date', 'list', 'comparison', 'image', 'frame', 'recording', 'rate']),
  value: z.union([z.string(), z.number(), z.null()]),
  expected: z.string().nullable().optional(),
  agrees: z.boolean().nullable().optional(),
  threshold: z.number().nullable().optional().describe('where a score begins to count'),
  review: z.number().nullable().optional().describe('from here to the threshold a person looks'),
  captureId: idSchema('cap').nullable().optional().describe('the picture that was looked at'),
  image: z
    .string()
    .nullable()
    .optional()
    .describe('address of a picture that shows where, laid over the capture; of a frame or a recording, its own'),
  rate: z
    .object({ errors: z.int().min(0), trials: z.int().min(1), low: z.number(), high: z.number() })
    .optional()
    .describe('errors in so many trials, on the pictures that the value names, and the 95 % interval as shares'),
  measured: z
    .record(z.string(), z.number())
    .optional()
    .describe('what was measured on a frame: yaw, pitch and roll in degrees, at_ms since the first'),
});
export type EvidenceLine = z.infer<typeof EvidenceLine>;
/** Written by `z.encode` and read by `parse`, so that ids are kept as they are shown. */
export const EvidenceLines = z.array(EvidenceLine);
/** One detector's word on a picture as it was uploaded; `overlay` is a data URL of a small PNG. */
export const TamperFinding = z.object({
  code: z.enum(['screen', 'metadata', 'recompression', 'copied', 'print', 'portrait']),
  score: z.number().nullable(),
  threshold: z.number(),
  overlay: z.string().nullable(),
  version: z.string(),
});
export type TamperFinding = z.infer<typeof TamperFinding>;
/** What a source outside said of the person, by field: values, or only whether it holds the same. */
export const OutsideTestimony = z.object({
  source: z.literal('registry'),
  simulated: z.boolean(),
  values: z.record(z.string(), z.string()),
  matches: z.record(z.string(), z.enum(['agrees', 'differs', 'unsure'])),
});
export type OutsideTestimony = z.infer<typeof OutsideTestimony>;
export const Model = z.object({ name: z.string(), version: z.string(), hash: z.string().nullable() });
export const CheckView = z.object({
  id: idSchema('chk'),
  code: z.string(),
  title: z.string(),
  status: z.enum(['pending', 'running', 'done', 'skipped', 'error']).describe('open enum'),
  result: CheckOutcome.nullable(),
  score: z.number().nullable(),
  threshold: z.number().nullable(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  provider: z.string().nullable(),
  model: Model.nullable(),
  simulated: z.boolean(),
  evidence: z.array(EvidenceLine),
  at: Timestamp,
});
export type CheckView = z.output<typeof CheckView>;
