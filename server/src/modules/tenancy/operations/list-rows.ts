import { z } from 'zod';
import type { Db } from '#platform/db';
import { Problem } from '#platform/errors';
import { cutPage, type Page, readCursor } from '#platform/http';
import type { KeyRow, StaffRow } from '../schema.ts';
import { listKeys, listStaff } from '../store/index.ts';

type Asked = { limit: number; cursor?: string | undefined };
const Uuid = z.guid();

export async function listStaffRows(db: Db, asked: Asked): Promise<Page<StaffRow>> {
  const rows = await listStaff(db, { limit: asked.limit, before: lastIdOf(asked.cursor) });
  return cutPage(rows, asked.limit, (row) => [row.id]);
}

export async function listKeyRows(db: Db, asked: Asked): Promise<Page<KeyRow>> {
  const rows = await listKeys(db, { limit: asked.limit, before: lastIdOf(asked.cursor) });
  return cutPage(rows, asked.limit, (row) => [row.id]);
}

function lastIdOf(cursor: string | undefined): string | null {
  const [id] = readCursor(cursor, 1) ?? [];
  if (id === undefined) return null;
  if (!Uuid.safeParse(id).success) throw new Problem('request.cursor_invalid', 400);
  return id;
}
