import { findApiKeyNames, findStaffNames } from '#modules/tenancy';
import type { Db } from '#platform/db';

/** Tells who an actor is: a person or a key by name, the clock and the product's parts by what they are called inside. */
export type Names = (actor: string) => string;

/** Looks up the names of all of these at once. */
export async function namesOf(db: Db, actors: readonly (string | null | undefined)[]): Promise<Names> {
  const idsOf = (kind: string) =>
    actors.flatMap((actor) => (actor?.startsWith(`${kind}:`) ? [actor.slice(kind.length + 1)] : []));
  const keys = idsOf('key');
  const known = new Map([
    ...(await findStaffNames(db, idsOf('staff'))),
    ...(keys.length > 0 ? await findApiKeyNames(db, keys) : []),
  ]);
  return (actor) => {
    const id = actor.slice(actor.indexOf(':') + 1);
    return known.get(id) ?? id;
  };
}
