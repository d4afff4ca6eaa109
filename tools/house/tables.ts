// Whose table is it? Migrations say; SQL in code and in other migrations is held against them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { lineAt, nodesOf, type Offence, type Source } from './source.ts';
import { filesBelow } from './tree.ts';

/** Owner of a table or view: a room of the platform or a module, as its folder below server/src. */
export type Ownership = Map<string, { owner: string; view: boolean }>;
export type Migration = { path: string; owner: string; sql: string };

const NAME = '"?([a-z_][a-z0-9_]*)"?';
const CREATES = new RegExp(
  `\\bcreate\\s+(?:or\\s+replace\\s+)?(unlogged\\s+|materialized\\s+)?(table|view)\\s+(?:if\\s+not\\s+exists\\s+)?${NAME}(?!\\.)`,
  'gi',
);
const READS = new RegExp(`\\b(?:from|join)\\s+(?:only\\s+|lateral\\s+)?${NAME}(?![\\w.(])`, 'gi');
const WRITES = new RegExp(
  `\\b(?:insert\\s+into|update|delete\\s+from|truncate(?:\\s+table)?|alter\\s+table|copy)\\s+(?:only\\s+)?${NAME}(?![\\w.(])`,
  'gi',
);
const REFERS = new RegExp(`\\breferences\\s+${NAME}`, 'gi');
const BUILDERS =
  /^(selectFrom|innerJoin|leftJoin|rightJoin|fullJoin|insertInto|updateTable|deleteFrom|mergeInto|selectAll)$/;
const LOOKS_LIKE_SQL =
  /\bselect\b[\s\S]*\bfrom\b|\binsert\s+into\b|\bupdate\s+\S+\s+set\b|\bdelete\s+from\b|\bcopy\s+\S+\s*(\(|from|to)/i;

/** All migrations below server/src, comments kept. */
export function migrationsOf(root: string): Migration[] {
  return filesBelow(root, 'server/src')
    .filter((path) => /\/migrations\/[^/]+\.sql$/.test(path))
    .map((path) => ({ path, owner: ownerOf(path), sql: readFileSync(join(root, path), 'utf8') }));
}

/** Who owns which table and view. */
export function ownershipOf(migrations: readonly Migration[]): Ownership {
  const owned: Ownership = new Map();
  for (const { owner, sql } of migrations) {
    for (const [, , kind = '', name = ''] of withoutComments(sql).matchAll(CREATES)) {
      owned.set(name, { owner, view: kind.toLowerCase() === 'view' });
    }
  }
  return owned;
}

/** SQL of a product file that names tables of others (a published view, …_summary, may be read) or asks for every column. */
export function judgeSql(source: Source, owned: Ownership): Offence[] {
  if (!source.path.startsWith('server/src/') || source.test) return [];
  const own = ownerOf(source.path);
  return sqlOf(source).flatMap(({ text, position }) => {
    const at = { path: source.path, line: lineAt(source, position) };
    const foreign = foreignTables(text, own, owned).map((table) => ({
      ...at,
      rule: 'own-tables-only',
      why: `${table} belongs to ${owned.get(table)?.owner}: ask its door or read its …_summary view`,
    }));
    const why = 'a column added later must not reach the reader by itself: name the columns';
    return /\bselect\s+\*/i.test(text) ? [...foreign, { ...at, rule: 'columns-by-name', why }] : foreign;
  });
}

/** Tables of others in migrations: a foreign key may point to a lower floor, a view may read a published view. */
export function judgeReferences(
  migration: Migration,
  owned: Ownership,
  floors: readonly (readonly string[])[],
): Offence[] {
  const sql = withoutComments(migration.sql);
  const foreign = foreignTables(sql, migration.owner, owned).map((table) => ({
    table,
    why: 'migrations touch own tables only',
  }));
  const upward = namesIn(sql, REFERS)
    .filter((table) => owned.has(table) && owned.get(table)?.owner !== migration.owner)
    .filter((table) => floorOf(owned.get(table)?.owner ?? '', floors) >= floorOf(migration.owner, floors))
    .map((table) => ({ table, why: 'foreign keys point downstairs' }));
  return [...foreign, ...upward].map(({ table, why }) => ({
    rule: 'own-tables-only',
    path: migration.path,
    line: migration.sql.slice(0, Math.max(0, migration.sql.indexOf(table))).split('\n').length,
    why: `${table} belongs to ${owned.get(table)?.owner}: ${why}`,
  }));
}

/** SQL without -- and block comments; lengths change, line numbers do not matter to the callers. */
export function withoutComments(sql: string): string {
  return sql.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/--[^\n]*/g, '');
}

function foreignTables(sql: string, own: string, owned: Ownership): string[] {
  const isForeign = (table: string) => owned.has(table) && owned.get(table)?.owner !== own;
  const isPublished = (table: string) => owned.get(table)?.view === true && table.endsWith('_summary');
  const read = namesIn(sql, READS).filter((table) => isForeign(table) && !isPublished(table));
  return [...new Set([...read, ...namesIn(sql, WRITES).filter(isForeign)])];
}

function namesIn(sql: string, pattern: RegExp): string[] {
  return [...sql.matchAll(pattern)].map((match) => (match[1] ?? '').toLowerCase());
}

function ownerOf(path: string): string {
  return /^server\/src\/((modules|platform|providers)\/[^/]+)/.exec(path)?.[1] ?? 'server/src';
}

function floorOf(owner: string, floors: readonly (readonly string[])[]): number {
  return owner.startsWith('platform/')
    ? 0
    : floors.findIndex((names) => names.includes(owner.replace('modules/', ''))) + 1;
}

function sqlOf(source: Source): { text: string; position: number }[] {
  const found: { text: string; position: number }[] = [];
  for (const node of nodesOf(source.tree)) {
    const position = node.getStart(source.tree);
    if (ts.isStringLiteralLike(node) && LOOKS_LIKE_SQL.test(node.text))
      found.push({ text: withoutComments(node.text), position });
    if (ts.isTemplateExpression(node)) {
      const text = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' ? ');
      if (LOOKS_LIKE_SQL.test(text)) found.push({ text: withoutComments(text), position });
    }
    if (ts.isCallExpression(node)) found.push(...builderCall(node, position));
  }
  return found;
}

function builderCall(call: ts.CallExpression, position: number): { text: string; position: number }[] {
  if (!ts.isPropertyAccessExpression(call.expression) || !BUILDERS.test(call.expression.name.text)) return [];
  const [first] = call.arguments;
  if (call.expression.name.text === 'selectAll') return [{ text: 'select *', position }];
  if (!first || !ts.isStringLiteralLike(first)) return [];
  const verb = /^(select|.*Join)/.test(call.expression.name.text) ? 'from' : 'insert into';
  // The builder speaks camelCase and platform/db turns it into the names of the migrations.
  const table = (first.text.split(' ')[0] ?? '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return [{ text: `${verb} ${table}`, position }];
}
