import type { StringTable } from './strings.ts';

/** Rows of numbers of different length, one after another: row i is values[offsets[i] .. offsets[i+1]]. */
export type Rows = { offsets: Uint32Array; values: Uint32Array };

/** Hashed keys with the vocabulary entries that have them, sorted by hash; `directory` points at each first 16 bits. */
export type KeyTable = { hashes: Uint32Array; tokens: Uint32Array; directory: Uint32Array };

/** Everything a search reads. Plain arrays only, so that it is written to a file and shared between threads as it is. */
export type IndexTables = {
  /** One JSON array an entity: id, list, schema, birth dates, countries, topics, genders. */
  entities: StringTable;
  /** The identifiers of each entity as compared, one a line. */
  entityIdentifiers: StringTable;
  /** Written names; entity, kind (see NAME_BITS) and total weight of each. */
  names: StringTable;
  nameEntity: Uint32Array;
  nameKind: Uint8Array;
  nameWeight: Float32Array;
  /** The parts of each name in order, as vocabulary numbers. */
  nameTokens: Rows;
  /** Distinct parts, their sounds, weight and kind, and the names each occurs in. */
  tokens: StringTable;
  tokenSounds: StringTable;
  /** What a comparison asks first of each part (see records.ts). */
  tokenRecords: Uint32Array;
  tokenWeight: Float32Array;
  tokenKind: Uint8Array;
  postings: Rows;
  keys: KeyTable;
  /** Identifiers: normalised values sorted by hash, with the entity of each. */
  identifiers: KeyTable;
};

/** Gathers rows from pairs (row, value) in the order given. */
export function rowsFrom(count: number, pairs: { rows: Uint32Array; values: Uint32Array }): Rows {
  const offsets = new Uint32Array(count + 1);
  for (const row of pairs.rows) offsets[row + 1] = (offsets[row + 1] as number) + 1;
  for (let at = 1; at <= count; at++) offsets[at] = (offsets[at] as number) + (offsets[at - 1] as number);
  const next = offsets.slice();
  const values = new Uint32Array(pairs.values.length);
  for (let at = 0; at < pairs.rows.length; at++) {
    const row = pairs.rows[at] as number;
    const place = next[row] as number;
    values[place] = pairs.values[at] as number;
    next[row] = place + 1;
  }
  return { offsets, values };
}

/** 32-bit FNV-1a of a key, with a family letter so that keys of different kinds do not meet. */
export function hashKey(family: number, key: string): number {
  let hash = (2166136261 ^ family) >>> 0;
  hash = Math.imul(hash, 16777619);
  for (let at = 0; at < key.length; at++) {
    hash ^= key.charCodeAt(at);
    hash = Math.imul(hash, 16777619);
  }
  // A last mix: the directory reads the upper half, which plain FNV spreads badly for short keys.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** As hashKey, for the key without its character at `without`. */
export function hashKeyWithout(family: number, key: string, without: number): number {
  let hash = (2166136261 ^ family) >>> 0;
  hash = Math.imul(hash, 16777619);
  for (let at = 0; at < key.length; at++) {
    if (at === without) continue;
    hash ^= key.charCodeAt(at);
    hash = Math.imul(hash, 16777619);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** As hashKey, for the first `length` character codes of `key`, without the one at `without` (none, when it is outside). */
export function hashCodes(family: number, key: Uint8Array, length: number, without: number): number {
  let hash = (2166136261 ^ family) >>> 0;
  hash = Math.imul(hash, 16777619);
  for (let at = 0; at < length; at++) {
    if (at === without) continue;
    hash ^= key[at] as number;
    hash = Math.imul(hash, 16777619);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** Token numbers stay below 2^21, so that hash and number fit one exact float for a native sort. */
const TOKEN_SPACE = 2 ** 21;

/** Sorts (hash, token) pairs and drops repeats. */
export function keyTableFrom(hashes: ArrayLike<number>, tokens: ArrayLike<number>): KeyTable {
  const packed = new Float64Array(hashes.length);
  for (let at = 0; at < packed.length; at++) packed[at] = (hashes[at] as number) * TOKEN_SPACE + (tokens[at] as number);
  packed.sort();
  const outHashes = new Uint32Array(packed.length);
  const outTokens = new Uint32Array(packed.length);
  let used = 0;
  for (let at = 0; at < packed.length; at++) {
    const value = packed[at] as number;
    if (at > 0 && value === packed[at - 1]) continue;
    outHashes[used] = Math.floor(value / TOKEN_SPACE);
    outTokens[used] = value % TOKEN_SPACE;
    used++;
  }
  return {
    hashes: outHashes.slice(0, used),
    tokens: outTokens.slice(0, used),
    directory: directoryOf(outHashes, used),
  };
}

function directoryOf(hashes: Uint32Array, used: number): Uint32Array {
  const directory = new Uint32Array(65_537);
  for (let at = 0; at < used; at++) {
    const slot = ((hashes[at] as number) >>> 16) + 1;
    directory[slot] = (directory[slot] as number) + 1;
  }
  for (let slot = 1; slot <= 65_536; slot++)
    directory[slot] = (directory[slot] as number) + (directory[slot - 1] as number);
  return directory;
}

/** First place of a hash in the table; read on while the hash is the same. */
export function firstOf(table: KeyTable, hash: number): number {
  let low = table.directory[hash >>> 16] as number;
  let high = table.directory[(hash >>> 16) + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table.hashes[middle] as number) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
