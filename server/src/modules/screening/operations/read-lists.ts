import type { z } from 'zod';
import type { Database, Db } from '#platform/db';
import { type Locale, say } from '#platform/i18n';
import type { Gauge } from '#platform/telemetry';
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

/** Whether any real list is loaded, the sentence for every screen while none is, and which lists were refused when last loaded. */
export async function listsNotice(
  db: Db,
  locale: Locale,
): Promise<{ real: boolean; message: string | null; refused: string[] }> {
  const { real } = watchlists(db);
  const refused = (await readListRows(db)).flatMap((row) => (row.status === 'refused' ? row.list : []));
  return { real, message: real ? null : say(locale, 'screening.only_sandbox'), refused };
}

/** What an operator's watch reads: which lists stand refused, and when each was last seen to be the newest. */
export async function listGauges(database: Database): Promise<Gauge[]> {
  const rows = await database.system((tx) =>
    readLists(tx).selectFrom('watchlist').select(['list', 'refused', 'checkedAt']).orderBy('list').limit(200).execute(),
  );
  return [
    {
      name: 'acquaint_list_refused',
      help: '1 while the newest file of a list is refused and an older version is searched.',
      samples: rows.map(({ list, refused }) => ({ labels: { list }, value: refused ? 1 : 0 })),
    },
    {
      name: 'acquaint_list_checked_timestamp_seconds',
      help: 'When a list was last seen to be the newest, in seconds since 1970.',
      samples: rows.map(({ list, checkedAt }) => ({
        labels: { list },
        value: Math.floor(checkedAt.getTime() / 1000),
      })),
    },
  ];
}
