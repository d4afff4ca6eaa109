import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { invariant, Problem } from '../errors/index.ts';

/** Where a ciphertext belongs; it is authenticated with it, so a value cannot be moved to another row, column or table. */
export type Place = { table: string; column: string; row: string };
/** The root of trust: a key in a file here, a key service elsewhere. Both wrap and unwrap the region's keys, nothing else. */
export type KmsPort = {
  name: string;
  wrap: (key: Buffer, context: string) => Promise<Buffer>;
  unwrap: (wrapped: Buffer, context: string) => Promise<Buffer>;
};

const FORMAT = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const IV_POOL = 4096;

let pool = randomBytes(IV_POOL * IV_BYTES);
let used = 0;

/** Random 96-bit IVs, drawn from the system in pools: one call for 4,096 of them. */
function nextIv(): Buffer {
  if (used === IV_POOL) {
    pool = randomBytes(IV_POOL * IV_BYTES);
    used = 0;
  }
  const iv = pool.subarray(used * IV_BYTES, (used + 1) * IV_BYTES);
  used += 1;
  return iv;
}

export function newKey(): Buffer {
  return randomBytes(32);
}

export function asKey(bytes: Buffer): KeyObject {
  invariant(bytes.length === 32, 'a key has 256 bits');
  return createSecretKey(bytes);
}

export function placeText(place: Place): string {
  return `${place.table}|${place.column}|${place.row}|${FORMAT}`;
}

/** AES-256-GCM (NIST SP 800-38D): format byte, IV, ciphertext, tag. */
export function seal(key: KeyObject, plain: Uint8Array, context: string): Buffer {
  const iv = nextIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const body = cipher.update(plain);
  return Buffer.concat([Buffer.from([FORMAT]), iv, body, cipher.final(), cipher.getAuthTag()]);
}

/** Refuses `crypto.unreadable` when key, place or one byte differs. */
export function unseal(key: KeyObject, sealed: Uint8Array, context: string): Buffer {
  if (sealed.length < 1 + IV_BYTES + TAG_BYTES || sealed[0] !== FORMAT) throw new Problem('crypto.unreadable', 500);
  const body = sealed.subarray(1 + IV_BYTES, sealed.length - TAG_BYTES);
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + IV_BYTES)).setAAD(Buffer.from(context));
    cipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    return Buffer.concat([cipher.update(body), cipher.final()]);
  } catch (cause) {
    throw new Problem('crypto.unreadable', 500, {}, { cause });
  }
}

/** Equality search without the value: HMAC-SHA-256 under a key of the field's own, 16 bytes. Never written to the log. */
export function blindIndex(key: Buffer, field: string, value: string): Buffer {
  return blinder(key, field)(value);
}

/** The same with the field's key derived once, for many values. */
export function blinder(key: Buffer, field: string): (value: string) => Buffer {
  const mac = hmacSha256(Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `blind|${field}`, 32)));
  return (value) => mac(Buffer.from(value.normalize('NFKC'))).subarray(0, 16);
}

const BLOCK_BYTES = 64;

/** HMAC-SHA-256 (RFC 2104) of many messages under one key of at most 64 bytes; both padded keys are made once. */
function hmacSha256(key: Buffer): (message: Uint8Array) => Buffer {
  const padded = (fill: number) => Buffer.alloc(BLOCK_BYTES).map((_, at) => (key[at] ?? 0) ^ fill);
  const [inner, outer] = [padded(0x36), padded(0x5c)];
  return (message) => {
    const within = hash('sha256', Buffer.concat([inner, message]), 'buffer');
    return hash('sha256', Buffer.concat([outer, within]), 'buffer');
  };
}

/** The root key in a 0600 file, made at the first start. Losing it loses every customer's data: back it up apart. */
export function fileKms(file: string): KmsPort {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, newKey().toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  const root = asKey(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'));
  return {
    name: 'file',
    wrap: async (key, context) => seal(root, key, context),
    unwrap: async (wrapped, context) => unseal(root, wrapped, context),
  };
}
