import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fromCrockford, toCrockford } from './crockford.ts';

export type IdPrefix =
  | 'ten'
  | 'stf'
  | 'key'
  | 'cus'
  | 'flw'
  | 'ver'
  | 'stp'
  | 'doc'
  | 'cap'
  | 'chk'
  | 'scr'
  | 'mat'
  | 'mon'
  | 'txn'
  | 'rul'
  | 'alr'
  | 'cas'
  | 'rev'
  | 'dec'
  | 'fil'
  | 'evp'
  | 'dev'
  | 'con'
  | 'evt'
  | 'rat'
  | 'msg'
  | 'lst'
  | 'jrn'
  | 'cal'
  | 'fld'
  | 'owl'
  | 'clr'
  | 'owc'
  | 'ent';

/** A UUIDv7 inside the product, branded by what it names; outside it is shown as `cus_eu_01J…`. */
export type Id<P extends IdPrefix> = string & { readonly __id: P };
export type TenantId = Id<'ten'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
let cell = 'eu';

/** The region of this cell, said once at start; it stands in every id shown. */
export function setCell(region: string): void {
  cell = region;
}

export function cellRegion(): string {
  return cell;
}

/**
 * RFC 9562 UUID version 7: 48 bits of milliseconds, a counter within the millisecond (section 6.2, method 1), then randomness, so
 * ids of one process sort in the order in which they were made.
 */
export function newId<P extends IdPrefix>(_prefix: P, nowMs: number = Date.now()): Id<P> {
  const bytes = nextRandom();
  bytes.writeUIntBE(nowMs, 0, 6);
  counter = nowMs === counterMs ? counter + 1 : bytes.readUInt16BE(6) & COUNTER_START;
  counterMs = nowMs;
  bytes.writeUInt16BE(0x7000 | (counter & COUNTER_MASK), 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<P>;
}

const COUNTER_MASK = 0x0fff;
/** It begins low, so that there is room to count before it wraps. */
const COUNTER_START = 0x01ff;
let counterMs = 0;
let counter = 0;
const ID_BYTES = 16;
const POOL_IDS = 1024;
let pool = Buffer.alloc(0);
let used = 0;

/** Sixteen random bytes, drawn from the system for many ids at once. */
function nextRandom(): Buffer {
  if (used >= pool.length) {
    pool = randomBytes(POOL_IDS * ID_BYTES);
    used = 0;
  }
  used += ID_BYTES;
  return pool.subarray(used - ID_BYTES, used);
}

export function showId(prefix: IdPrefix, id: string): string {
  return `${prefix}_${cell}_${toCrockford(id)}`;
}

/** The id behind a shown one; null when prefix or form is wrong. The region is not checked here: routing owns it. */
export function readId<P extends IdPrefix>(prefix: P, shown: string): Id<P> | null {
  const parts = shown.split('_');
  if (parts.length !== 3 || parts[0] !== prefix) return null;
  return fromCrockford(parts[2] ?? '') as Id<P> | null;
}

export function brandId<P extends IdPrefix>(_prefix: P, uuid: string): Id<P> {
  if (!UUID.test(uuid)) throw new Error('An id is a lower-case UUID.');
  return uuid as Id<P>;
}

/** Wire codec: `cus_eu_01J…` outside, a branded UUID inside. */
export function idSchema<P extends IdPrefix>(prefix: P) {
  return z.codec(
    z
      .string()
      .max(64)
      .regex(new RegExp(`^${prefix}_[a-z]{2,8}_[0-9A-HJKMNP-TV-Z]{26}$`), `an id that begins with ${prefix}_`),
    z.custom<Id<P>>((value) => typeof value === 'string' && UUID.test(value)),
    {
      decode: (shown, context) => {
        const id = readId(prefix, shown);
        if (id) return id;
        context.issues.push({ code: 'custom', message: 'not an id', input: shown });
        return z.NEVER;
      },
      encode: (id) => showId(prefix, id),
    },
  );
}
