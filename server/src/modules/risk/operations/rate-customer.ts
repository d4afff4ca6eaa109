import type { CustomerId } from '#modules/customers';
import { packFor } from '#modules/regulation';
import type { Tx } from '#platform/db';
import { record } from '#platform/record';
import { type RiskInputs, rate } from '../policy.ts';
import type { RatingView } from '../schema.ts';
import { insertRating } from '../store.ts';

/** Rates a customer and keeps the rating with its inputs and model version. */
export async function rateCustomer(
  tx: Tx,
  customerId: CustomerId,
  inputs: RiskInputs,
  aboutId: string | null,
): Promise<RatingView> {
  const rated = rate(inputs, packFor(tx, inputs.country), tx.now);
  await insertRating(tx, customerId, aboutId, rated);
  await record(tx, {
    action: 'rating.made',
    subject: { prefix: 'cus', id: customerId },
    customerId,
    after: {
      rating: rated.rating,
      score: rated.score,
      model: rated.modelVersion,
      factors: rated.factors.map((factor) => `${factor.code}:${factor.contribution}`),
    },
  });
  return rated;
}
