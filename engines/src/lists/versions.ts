import { sha256 } from './finish.ts';
import type { ListedEntity, ListFile } from './types.ts';

/** A version may have a tenth fewer entities than the one before; more is taken for a damaged or cut file. */
const LEAST_SHARE = 0.9;

export type Acceptance =
  | { accepted: true }
  | { accepted: false; reason: 'list.empty' | 'list.shrank'; was: number; now: number };

/** Whether a freshly parsed version may replace the last good one (`previous`, null for the first). */
export function acceptVersion(previous: { entities: number } | null, next: ListFile): Acceptance {
  const was = previous?.entities ?? 0;
  const now = next.entities.length;
  if (now === 0) return { accepted: false, reason: 'list.empty', was, now };
  if (now < was * LEAST_SHARE) return { accepted: false, reason: 'list.shrank', was, now };
  return { accepted: true };
}

/** Hex SHA-256 of all that an entity says, independent of the order of its parts. */
export function entityHash(entity: ListedEntity): string {
  const sorted = (values: readonly unknown[]): string[] => values.map((value) => JSON.stringify(value)).sort();
  return sha256(
    JSON.stringify([
      entity.id,
      entity.list,
      entity.schema,
      sorted(entity.names.map((name) => [name.text, name.kind])),
      sorted(entity.birth_dates),
      sorted(entity.countries),
      sorted(entity.genders),
      sorted(entity.identifiers.map((each) => [each.kind, each.value, each.country ?? null])),
      sorted(entity.addresses),
      sorted(entity.programmes),
      sorted(entity.topics),
      entity.remarks,
    ]),
  );
}

/** What changed between two versions of one list. */
export type ListDiff = {
  added: ListedEntity[];
  removed: ListedEntity[];
  changed: { before: ListedEntity; after: ListedEntity; names: boolean }[];
};

/** Compares two versions by entity hash; `names` tells whether a change touches the names, which screening must search again. */
export function diffLists(previous: readonly ListedEntity[], next: readonly ListedEntity[]): ListDiff {
  const before = new Map(previous.map((entity) => [entity.id, entity]));
  const diff: ListDiff = { added: [], removed: [], changed: [] };
  for (const after of next) {
    const old = before.get(after.id);
    before.delete(after.id);
    if (!old) diff.added.push(after);
    else if (entityHash(old) !== entityHash(after))
      diff.changed.push({ before: old, after, names: namesKey(old) !== namesKey(after) });
  }
  diff.removed = [...before.values()];
  return diff;
}

function namesKey(entity: ListedEntity): string {
  return entity.names
    .map((name) => name.text)
    .sort()
    .join('\u0000');
}
