import { z } from 'zod';

const Plain = z.union([z.number(), z.string().max(200), z.boolean(), z.null()]);
const Duration = z.string().regex(/^\d+(?:\.\d+)?(?:s|m|h|d)$/);
/**
 * What happens in a test: `n` events, `every` so long, the first `after` a while (as long as `every` unless said otherwise) or at the next
 * time of day (`at`, UTC). The other fields are the event's; `{i}` in a text is the number of the event among the n.
 */
const Step = z.looseObject({
  n: z.number().int().min(1).max(2000).default(1),
  every: Duration.default('1m'),
  after: Duration.optional(),
  at: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
});
const Test = z.strictObject({
  name: z.string().min(3).max(160),
  given: z.array(Step).min(1).max(40),
  /** What the last event finds. */
  expect: z.enum(['hit', 'none']),
  score: z.number().optional(),
  region: z.record(z.string(), Plain).optional(),
  lists: z.record(z.string(), z.array(z.string())).optional(),
  graph: z.record(z.string(), Plain).optional(),
});
export const RuleTests = z.array(Test).max(40);
export type RuleTest = z.output<typeof Test>;
