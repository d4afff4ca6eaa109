import { z } from 'zod';
import { Rating } from '#modules/customers';
import { Timestamp } from '#platform/clock';
import { MoneySchema } from '#platform/money';

export const Factor = z.object({
  code: z.string(),
  weight: z.number(),
  value: z.string(),
  contribution: z.number(),
  why: z.string(),
});
export type Factor = z.infer<typeof Factor>;
export const RatingView = z.object({
  rating: Rating,
  score: z.number().int(),
  modelVersion: z.string(),
  factors: z.array(Factor),
  at: Timestamp,
});
export type RatingView = z.output<typeof RatingView>;
export const Limits = z.object({ perTransaction: MoneySchema, perDay: MoneySchema, perMonth: MoneySchema });
