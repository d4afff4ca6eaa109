// A table without its tenant in front and row security behind is open to the next forgotten where clause.
import type { Offence } from './source.ts';
import { type Migration, withoutComments } from './tables.ts';

export type GlobalTable = { table: string; why: string; path: string };

const GLOBAL = /^--\s*global:\s*(\S.*)$/;

/** Refuses tables that are neither tenant-owned (key, row security, policy) nor declared global with a reason. */
export function judgeMigration(migration: Migration): { offences: Offence[]; globals: GlobalTable[] } {
  const why = GLOBAL.exec(migration.sql.split('\n')[0]?.trim() ?? '')?.[1];
  const sql = withoutComments(migration.sql).toLowerCase();
  const offences: Offence[] = [];
  const globals: GlobalTable[] = [];
  for (const { name, body } of createdTables(sql)) {
    const line = migration.sql
      .slice(0, Math.max(0, migration.sql.toLowerCase().search(new RegExp(`\\b${name}\\b`))))
      .split('\n').length;
    if (why !== undefined && !/\btenant_id\b/.test(body)) {
      globals.push({ table: name, why, path: migration.path });
      continue;
    }
    for (const lack of lacksOf(name, body, sql)) {
      offences.push({ rule: 'tenant-owned-tables', path: migration.path, line, why: `${name} ${lack}` });
    }
  }
  return { offences, globals };
}

function lacksOf(table: string, body: string, sql: string): string[] {
  const security = (verb: string) =>
    new RegExp(`alter\\s+table\\s+(only\\s+)?"?${table}"?\\s+${verb}\\s+row\\s+level\\s+security`).test(sql);
  const policies = [...sql.matchAll(new RegExp(`create\\s+policy\\s+\\S+\\s+on\\s+"?${table}"?([^;]*);`, 'g'))].map(
    (match) => match[1] ?? '',
  );
  const open = policies.filter((text) => !/\bto\s+acquaint_system\b/.test(text) && !/\btenant_id\b/.test(text));
  return [
    ...(keyStartsWithTenant(body)
      ? []
      : ['does not have tenant_id first in its primary key (or say "-- global: <why>" in the first line)']),
    ...(security('enable') ? [] : ['does not enable row level security']),
    ...(security('force') ? [] : ['does not force row level security on its owner']),
    ...(policies.length > 0 ? [] : ['has no policy']),
    ...open.map(() => 'has a policy for the app that does not speak of tenant_id'),
  ];
}

function keyStartsWithTenant(body: string): boolean {
  return (
    /primary\s+key\s*\(\s*"?tenant_id"?\s*[,)]/.test(body) ||
    /^\s*\(?\s*"?tenant_id"?\s+[^,]*\bprimary\s+key\b/.test(body)
  );
}

/** Name and parenthesised body of each table; partitions take key and policy from their parent, temporary ones end. */
function createdTables(sql: string): { name: string; body: string }[] {
  const found: { name: string; body: string }[] = [];
  for (const match of sql.matchAll(
    /\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?"?([a-z_][a-z0-9_.]*)"?\s*(partition\s+of\b)?/g,
  )) {
    const [whole, name = '', partition] = match;
    if (partition === undefined) found.push({ name, body: parenthesised(sql, match.index + whole.length) });
  }
  return found;
}

/** The first parenthesised group at or after `from`, with its parentheses; empty when the statement ends before one. */
function parenthesised(sql: string, from: number): string {
  const start = sql.indexOf('(', from);
  const end = sql.indexOf(';', from);
  if (start === -1 || (end !== -1 && end < start)) return '';
  let depth = 0;
  for (let at = start; at < sql.length; at += 1) {
    if (sql[at] === '(') depth += 1;
    if (sql[at] === ')') depth -= 1;
    if (depth === 0) return sql.slice(start, at + 1);
  }
  return sql.slice(start);
}
