import type { Db } from '#platform/db';
import type { StaffRow } from '../schema.ts';
import { findStaff, keyNamesOf, namesOf } from '../store/index.ts';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Names of staff by id, for screens that show who did what. Unknown ids, and parts of the system, are absent. */
export async function findStaffNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return namesOf(
    db,
    ids.filter((id) => UUID.test(id)),
  );
}

export async function findApiKeyNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return keyNamesOf(db, ids);
}

/** One person of the tenant, with roles and status; null when unknown here. */
export async function findStaffMember(db: Db, id: string): Promise<StaffRow | null> {
  return findStaff(db, id);
}
