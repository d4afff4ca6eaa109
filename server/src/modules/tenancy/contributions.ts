import type { z } from 'zod';
import { type Db, type Facilities, facility } from '#platform/db';
import { invariant } from '#platform/errors';
import type { Locale } from '#platform/i18n';
import type { Module, Permission } from '#platform/module';

/**
 * A value that a tenant may change. Its words are the messages `setting.<key>.title` and `setting.<key>.says` of the module
 * that declares it; its shipped value is the law's or the product's, the tenant's own stands over it.
 */
export type SettingKind<T> = { key: string; schema: z.ZodType<T>; shipped: T; unit: string | null };
export type AnySetting = SettingKind<unknown>;

const permissions = facility<readonly Permission[]>('permissions');
const settings = facility<Map<string, AnySetting>>('settings');
/**
 * Whether real sanctions lists are loaded, the sentence to show while they are not, and the lists whose newest file was refused. Given by
 * the module that loads them.
 */
export type ListsNotice = (
  db: Db,
  locale: Locale,
) => Promise<{ real: boolean; message: string | null; refused: string[] }>;
const notice = facility<ListsNotice>('lists notice');

/** Told once at start: every permission that any module declares. Roles hold what is declared, and nothing else. */
export function declarePermissions(facilities: Facilities, modules: readonly Pick<Module, 'permissions'>[]): void {
  facilities.provide(
    permissions,
    modules.flatMap((module) => module.permissions ?? []),
  );
}

export function declaredPermissions(facilities: Pick<Facilities, 'use'>): readonly Permission[] {
  return facilities.use(permissions);
}

/** A module's `contribute` declares its settings here. */
export function declareSettings(facilities: Facilities, kinds: readonly AnySetting[]): void {
  if (!facilities.has(settings)) facilities.provide(settings, new Map());
  const known = facilities.use(settings);
  for (const kind of kinds) {
    invariant(!known.has(kind.key), 'a setting is declared once');
    known.set(kind.key, kind);
  }
}

export function declaredSettings(facilities: Pick<Facilities, 'use'>): readonly AnySetting[] {
  return [...facilities.use(settings).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

export function provideListsNotice(facilities: Facilities, given: ListsNotice): void {
  facilities.provide(notice, given);
}

export function listsNotice(facilities: Pick<Facilities, 'use'>): ListsNotice {
  return facilities.use(notice);
}
