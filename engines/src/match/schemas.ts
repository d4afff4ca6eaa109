const PEOPLE: ReadonlySet<string> = new Set(['Person', 'LegalEntity', 'Thing']);
const GROUPS: ReadonlySet<string> = new Set(['Organization', 'Company', 'PublicBody', 'LegalEntity', 'Thing']);

/** Whether a query for one kind of thing may find another: an unknown kind meets every kind, a person never a ship. */
export function mayBe(asked: string | undefined, listed: string): boolean {
  if (asked === undefined || asked === 'Thing' || asked === listed) return true;
  if (asked === 'LegalEntity') return PEOPLE.has(listed) || GROUPS.has(listed);
  if (asked === 'Person') return PEOPLE.has(listed);
  if (GROUPS.has(asked)) return GROUPS.has(listed);
  return listed === 'Thing';
}
