import { z } from 'zod';
import { Timestamp } from '#platform/clock';

/** What came of what a decision asked for: a code that the customer was to give, or a call to the customer. */
export const SayAnswer = z.discriminatedUnion('asked', [
  z.strictObject({ asked: z.literal('one_time_code'), result: z.enum(['passed', 'failed', 'expired']) }),
  z.strictObject({
    asked: z.literal('call_back'),
    result: z
      .enum(['confirmed', 'denied', 'not_reached'])
      .describe('denied: the customer did not make this payment, and it is labelled fraud'),
  }),
]);
export type SayAnswer = z.output<typeof SayAnswer>;

export const Answer = z.object({
  asked: z.enum(['one_time_code', 'call_back']).describe('open enum'),
  result: z.string().describe('open enum'),
  by: z.string(),
  at: Timestamp,
});
