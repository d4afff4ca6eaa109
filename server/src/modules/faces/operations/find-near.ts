import type { CustomerId } from '#modules/customers';
import type { Ctx } from '#platform/db';
import { MOST_LINKED, othersWithin } from '../policy.ts';
import { nearestFaces } from '../residents/face-index.ts';
import type { FaceVector, NearFace } from '../schema.ts';

/** Other customers of the tenant whose enrolled face lies within a distance of this one, nearest first, at most five. */
export async function findNearFaces(
  ctx: Ctx,
  face: FaceVector,
  asked: { own: CustomerId; within: number },
): Promise<NearFace[]> {
  // One more than is shown: the customer's own template is the nearest of all when they come again.
  const hits = await nearestFaces(ctx, face, MOST_LINKED + 1);
  const near = hits.map(({ id, distance }) => ({ customerId: id as CustomerId, distance }));
  return othersWithin(near, asked.own, asked.within);
}
