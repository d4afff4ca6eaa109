import type { Db } from '#platform/db';
import { invariant } from '#platform/errors';
import { pickLocale } from '#platform/i18n';
import { listsNotice } from '../contributions.ts';
import { staffOnly } from '../errors.ts';
import type { Me } from '../schema.ts';
import { findCredential, findStaff, findTenant } from '../store/index.ts';

/** Who is signed in, where, and what they may do. Refused to API keys: a key is nobody. */
export async function readMe(db: Db, permissions: ReadonlySet<string>, language: string): Promise<Me> {
  if (db.actor.kind !== 'staff') throw staffOnly();
  const [staff, credential, tenant] = [
    await findStaff(db, db.actor.id),
    await findCredential(db, db.actor.id),
    await findTenant(db),
  ];
  invariant(staff && credential && tenant, 'a session belongs to a person of a tenant');
  const { id, name, email, roles, locale } = staff;
  return {
    staff: { id, name, email, roles, locale, passwordTemporary: credential.passwordTemporary },
    tenant,
    permissions: [...permissions].sort(),
    lists: await listsNotice(db)(db, pickLocale(locale ?? language)),
  };
}
