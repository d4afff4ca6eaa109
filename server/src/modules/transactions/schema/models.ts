import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { idSchema } from '#platform/ids';

const Count = z.number().int();
const Rate = z.number().nullable();

/** What a model said of one payment. */
export const ModelSaid = z.object({
  id: idSchema('mon'),
  version: Count,
  p: z.number().nullable().describe('calibrated probability of fraud; null of a model that only knows what is odd'),
  odd: z.number().nullable().describe('how odd, 0 to 1; null of a model that gives a probability'),
  top: z.array(
    z.object({
      measure: z.string(),
      says: z.string().describe('what the measure is, in English'),
      value: z.number().nullable(),
      moved: z.number().describe('how much it moved the raw score; above 0 towards fraud'),
    }),
  ),
});
export type ModelSaid = z.output<typeof ModelSaid>;

export const HeldReport = z.object({
  rows: Count,
  positives: Count,
  auc: Rate,
  averagePrecision: Rate,
  brier: Rate,
  calibrationError: Rate,
  bands: z.array(z.object({ from: z.number(), to: z.number(), rows: Count, positives: Count })),
  looked: z.array(
    z.object({
      share: z.number().describe('of all payments that are looked at'),
      recall: z.number(),
      precision: z.number(),
      falsePositiveRate: z.number(),
      missedOfAll: z.number().describe('frauds not among them, of all payments'),
    }),
  ),
});
const Profile = z.object({ cuts: z.array(z.number()), shares: z.array(z.number()) });
export const TrainReport = z.object({
  rows: Count,
  positives: Count,
  held: HeldReport.nullable().describe('on the last fifth of the rows, which a first fit did not see'),
  weight: z.array(z.object({ feature: z.string(), share: z.number() })),
  segments: z.array(
    z.object({
      by: z.string(),
      value: z.string(),
      rows: Count,
      positives: Count,
      falsePositiveRate: Rate,
      missRate: Rate,
    }),
  ),
  profile: z.object({ features: z.record(z.string(), Profile), score: Profile }),
  oddFrom: z.number(),
  seconds: z.number(),
});

export const WatchReport = z.object({
  rows: Count,
  from: Timestamp,
  to: Timestamp,
  scoreDrift: Rate.describe('stability index of the score against its training; above 0.25 is another world'),
  drift: z.array(z.object({ measure: z.string(), index: z.number() })).describe('the most moved first'),
  toPeople: z.number().describe('share of payments about which the model is unsure'),
  meanP: Rate,
  known: HeldReport.describe('on payments of which people know the outcome'),
});
export type WatchReport = z.output<typeof WatchReport>;

export const ModelStatus = z.enum(['queued', 'training', 'ready', 'failed', 'cancelled']).describe('open enum');
export const ModelRow = z.object({
  id: idSchema('mon'),
  version: Count,
  kind: z.enum(['gbdt', 'forest']).describe('open enum'),
  status: ModelStatus,
  role: z
    .enum(['champion', 'challenger', 'retired', 'none'])
    .describe('open enum: decides; is watched beside; decided before; not ready'),
  cause: z.string().describe('open enum: asked, cold_start, monthly, drift'),
  done: z.number().describe('0 to 1, while it is trained'),
  tries: Count.describe('how often its training was begun; more than once where the process was killed'),
  failure: z.string().nullable().describe('why there is no model, as a code'),
  since: Timestamp,
  until: Timestamp.nullable(),
  barred: z.array(z.string()),
  by: z.string(),
  at: Timestamp,
  finishedAt: Timestamp.nullable(),
  rows: Count.nullable(),
  positives: Count.nullable(),
  held: HeldReport.omit({ bands: true, looked: true }).nullable(),
  pending: z
    .object({ by: z.string(), reason: z.string(), at: Timestamp })
    .nullable()
    .describe('asked to decide, waits for a second person'),
  watch: WatchReport.omit({ drift: true, known: true })
    .extend({ at: Timestamp, worst: z.object({ measure: z.string(), index: z.number() }).nullable() })
    .nullable(),
});
export type ModelRow = z.output<typeof ModelRow>;

/** The card of a model: everything that is known of it, to be kept or handed over. */
export const ModelCard = ModelRow.extend({
  measures: z.array(
    z.object({ name: z.string(), says: z.string(), proxy: z.string().nullable(), used: z.boolean(), weight: Rate }),
  ),
  report: TrainReport.omit({ profile: true }).nullable(),
  watches: z.array(WatchReport.extend({ at: Timestamp })),
  verdicts: z.array(z.object({ kind: z.string(), reason: z.string(), by: z.string(), at: Timestamp })),
  beside: z
    .object({ version: Count, held: HeldReport, own: HeldReport })
    .nullable()
    .describe('the model that decides and this one on the same newest payments with a known outcome'),
});
export type ModelCard = z.output<typeof ModelCard>;

export const ModelList = z.object({
  data: z.array(ModelRow),
  /** The way to a first model. */
  ground: z.object({
    measured: Count.describe('payments with measures'),
    measuredNeeded: Count.describe('so many make a first model of what is odd'),
    labelled: Count.describe('payments of which people know the outcome'),
    labelledNeeded: Count.describe('so many make a first model that learns from outcomes'),
    frauds: Count,
    watched: z
      .array(z.object({ name: z.string(), says: z.string(), proxy: z.string(), barred: z.boolean() }))
      .describe('measures that may stand for a protected trait, and those that are barred'),
    fault: z.string().nullable().describe('why the model that should decide does not; rules decide alone'),
  }),
});

export type Models = z.output<typeof ModelList>;

export const TrainModel = z.strictObject({
  kind: z.enum(['gbdt', 'forest']),
  days: z.number().int().min(7).max(400).default(180),
});
export type TrainModel = z.output<typeof TrainModel>;
const Reason = z.string().trim().min(3).max(500);
export const ModelReason = z.strictObject({ reason: Reason });
export const ModelApproval = z.strictObject({ approve: z.boolean(), reason: Reason });
export type ModelApproval = z.output<typeof ModelApproval>;
export const BarMeasure = z.strictObject({
  measure: z.string().regex(/^[a-z][a-z0-9_]{0,49}$/),
  barred: z.boolean(),
});
export type BarMeasure = z.output<typeof BarMeasure>;
export const LabelTransaction = z.strictObject({ label: z.enum(['fraud', 'genuine']), reason: Reason });
export type LabelTransaction = z.output<typeof LabelTransaction>;
