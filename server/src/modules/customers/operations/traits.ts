import type { Db } from '#platform/db';
import { customerKeys, openText } from '#platform/vault';
import type { CustomerId } from '../schema.ts';
import { own, placeOf } from '../store.ts';

/** What is known of a person by which nobody may be treated worse. The year of birth, since a day would say more than is asked. */
export type Traits = { birthYear: number | null; sex: string | null };

const ASKED = ['birth_date', 'sex'] as const;

/** The traits of customers, for comparing how groups are treated; who was erased, or told neither, is absent. */
export async function traitsOf(db: Db, ids: readonly CustomerId[]): Promise<Map<CustomerId, Traits>> {
  const found = new Map<CustomerId, Traits>();
  if (ids.length === 0) return found;
  const keys = await customerKeys(db, ids);
  const rows = await own(db)
    .selectFrom('customerField')
    .select(['customerId', 'name', 'sealed'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', 'in', [...ids])
    .where('name', 'in', ASKED)
    .limit(ids.length * ASKED.length)
    .execute();
  for (const row of rows) {
    const id = row.customerId as CustomerId;
    const key = keys.get(id);
    if (!key) continue;
    const value = openText(key, placeOf(id, row.name), row.sealed);
    const traits = found.get(id) ?? { birthYear: null, sex: null };
    if (row.name === 'sex') traits.sex = value;
    else traits.birthYear = /^\d{4}/.test(value) ? Number(value.slice(0, 4)) : null;
    found.set(id, traits);
  }
  return found;
}
