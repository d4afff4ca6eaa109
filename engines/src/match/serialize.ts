import type { StringTable } from './strings.ts';
import type { IndexTables, KeyTable, Rows } from './tables.ts';

const MAGIC = 'acquaint-index-4';
const MAX_HEADER = 65_536;

/** An index file that is cut short, foreign or of another version. */
export class IndexUnreadable extends Error {
  readonly code = 'index.unreadable';
}

type Column = Uint8Array | Uint32Array | Float32Array;

/** Whether a file begins like an index. */
export function isIndexFile(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 40)).startsWith(`{"magic":"${MAGIC.slice(0, -1)}`);
}

/** The columns of an index in the order of the file. */
function columnsOf(tables: IndexTables): Record<string, Column> {
  const columns: Record<string, Column> = {};
  for (const [name, value] of Object.entries(tables)) {
    if (ArrayBuffer.isView(value)) columns[name] = value as Column;
    else
      for (const [part, column] of Object.entries(value as Record<string, Column>)) columns[`${name}.${part}`] = column;
  }
  return columns;
}

/** One file: a header line of JSON with name, type, length and place of each column, then the columns, 8-byte aligned. */
export function packTables(tables: IndexTables, lists: readonly unknown[]): Uint8Array {
  const columns = Object.entries(columnsOf(tables));
  let at = MAX_HEADER;
  const placed = columns.map(([name, column]) => {
    const entry = { name, type: typeName(column), length: column.length, at };
    at = (at + column.byteLength + 7) & ~7;
    return entry;
  });
  const header = new TextEncoder().encode(JSON.stringify({ magic: MAGIC, lists, columns: placed }));
  if (header.length > MAX_HEADER) throw new IndexUnreadable('the header of the index is too large');
  const bytes = new Uint8Array(at).fill(32, 0, MAX_HEADER);
  bytes.set(header);
  columns.forEach(([, column], index) => {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), placed[index]?.at ?? 0);
  });
  return bytes;
}

function typeName(column: Column): 'u8' | 'u32' | 'f32' {
  if (column instanceof Uint8Array) return 'u8';
  return column instanceof Uint32Array ? 'u32' : 'f32';
}

/** Reads an index file without copying its columns. */
export function unpackTables(file: Uint8Array): { tables: IndexTables; lists: unknown[] } {
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice();
  const header = readHeader(bytes);
  const columns = new Map(header.columns.map((each) => [each.name, columnAt(bytes, each)]));
  const take = <T extends Column>(name: string, type: new (length: number) => T): T => {
    const column = columns.get(name);
    if (!(column instanceof type)) throw new IndexUnreadable(`the index has no column ${name}`);
    return column;
  };
  const strings = (name: string): StringTable => ({
    bytes: take(`${name}.bytes`, Uint8Array),
    offsets: take(`${name}.offsets`, Uint32Array),
  });
  const rows = (name: string): Rows => ({
    offsets: take(`${name}.offsets`, Uint32Array),
    values: take(`${name}.values`, Uint32Array),
  });
  const keys = (name: string): KeyTable => ({
    hashes: take(`${name}.hashes`, Uint32Array),
    tokens: take(`${name}.tokens`, Uint32Array),
    directory: take(`${name}.directory`, Uint32Array),
  });
  const tables: IndexTables = {
    entities: strings('entities'),
    entityIdentifiers: strings('entityIdentifiers'),
    names: strings('names'),
    nameEntity: take('nameEntity', Uint32Array),
    nameKind: take('nameKind', Uint8Array),
    nameWeight: take('nameWeight', Float32Array),
    nameTokens: rows('nameTokens'),
    tokens: strings('tokens'),
    tokenSounds: strings('tokenSounds'),
    tokenRecords: take('tokenRecords', Uint32Array),
    tokenWeight: take('tokenWeight', Float32Array),
    tokenKind: take('tokenKind', Uint8Array),
    postings: rows('postings'),
    keys: keys('keys'),
    identifiers: keys('identifiers'),
  };
  return { tables, lists: header.lists };
}

type Placed = { name: string; type: string; length: number; at: number };

function readHeader(bytes: Uint8Array): { lists: unknown[]; columns: Placed[] } {
  let header: { magic?: unknown; lists?: unknown; columns?: unknown };
  try {
    header = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, MAX_HEADER)),
    ) as typeof header;
  } catch (cause) {
    throw new IndexUnreadable('this is not an index file', { cause });
  }
  if (header?.magic !== MAGIC || !Array.isArray(header.columns) || !Array.isArray(header.lists))
    throw new IndexUnreadable('this index was made by another version');
  return { lists: header.lists, columns: header.columns as Placed[] };
}

function columnAt(bytes: Uint8Array, { type, length, at }: Placed): Column {
  const size = type === 'u8' ? 1 : 4;
  if (
    !Number.isSafeInteger(at) ||
    !Number.isSafeInteger(length) ||
    at < MAX_HEADER ||
    at % 4 !== 0 ||
    at + length * size > bytes.byteLength
  ) {
    throw new IndexUnreadable('the index file is cut short');
  }
  const start = bytes.byteOffset + at;
  if (type === 'u8') return new Uint8Array(bytes.buffer, start, length);
  return type === 'u32' ? new Uint32Array(bytes.buffer, start, length) : new Float32Array(bytes.buffer, start, length);
}
