import type { z } from 'zod';
import type { Db } from '#platform/db';
import { type Locale, say } from '#platform/i18n';
import { licenceOf, readLists, watchlists } from '../lists.ts';
import { findMonitor } from '../monitor/store.ts';
import { listStatus } from '../policy.ts';
import type { ListRow, MonitorView } from '../schema.ts';
import { versionsAfter } from '../versions.ts';

/** Every list with version, counts, the last change and, where one was refused, why. */
export async function readListRows(db: Db): Promise<z.output<typeof ListRow>[]> {
  const rows = await readLists(db)
    .selectFrom('watchlist')
    .select([
      'list',
      'title',
      'authority',
      'version',
      'entities',
      'names',
      'loadedAt',
      'checkedAt',
      'source',
      'refused',
      'added',
      'removed',
      'changed',
    ])
    .orderBy('list')
    .limit(200)
    .execute();
  const licence = licenceOf(db);
  return rows.map((row) => ({ ...row, status: listStatus(row, db.now), licence: licence(row.list) }));
}

/** How far the customers were matched and what the last change touched. */
export async function readMonitor(db: Db): Promise<z.output<typeof MonitorView>> {
  const monitor = await findMonitor(db);
  const behind = (await versionsAfter(db, monitor?.reached ?? 0n)).length;
  const { at = null, changes = 0, touched = 0, customers = 0, found = 0 } = monitor ?? {};
  return { at, changes, touched, customers, found, behind };
}

/** Whether any real list is loaded, and the sentence for every screen while none is. */
export function listsNotice(db: Db, locale: Locale): { real: boolean; message: string | null } {
  const { real } = watchlists(db);
  return { real, message: real ? null : say(locale, 'screening.only_sandbox') };
}
