import { type Db, ownTables, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { Factor, RatingView } from './schema.ts';

type Columns = {
  tenantId: string;
  id: string;
  customerId: string;
  aboutId: string | null;
  rating: RatingView['rating'];
  score: number;
  modelVersion: string;
  at: Date;
};
const own = ownTables<{ rating: Columns & { factors: string } }>();
const read = ownTables<{ rating: Columns & { factors: Factor[] } }>();

export async function insertRating(
  tx: Tx,
  customerId: string,
  aboutId: string | null,
  rated: RatingView,
): Promise<void> {
  await own(tx)
    .insertInto('rating')
    .values({
      tenantId: tx.tenantId,
      id: newId('rat'),
      customerId,
      aboutId,
      ...rated,
      factors: JSON.stringify(rated.factors),
    })
    .execute();
}

/** Ratings of a customer, newest first. */
export async function ratingsOf(db: Db, customerId: string): Promise<(RatingView & { aboutId: string | null })[]> {
  return read(db)
    .selectFrom('rating')
    .select(['rating', 'score', 'modelVersion', 'factors', 'at', 'aboutId'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', '=', customerId)
    .orderBy('at', 'desc')
    .limit(50)
    .execute();
}
