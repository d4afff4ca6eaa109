import { Problem } from '../errors/index.ts';

/** A keyset cursor: the last row's sort values, opaque to the caller. */
export function writeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values of a cursor with so many parts; refuses `request.cursor_invalid`. */
export function readCursor(cursor: string | undefined, parts: number): string[] | null {
  if (cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === parts && values.every((value) => typeof value === 'string'))
      return values;
  } catch (cause) {
    throw new Problem('request.cursor_invalid', 400, {}, { cause });
  }
  throw new Problem('request.cursor_invalid', 400);
}

/** Cuts one row more than the limit back to a page with its cursor. */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  key: (row: T) => readonly string[],
): { data: T[]; nextCursor: string | null } {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last !== undefined ? writeCursor(key(last)) : null };
}
