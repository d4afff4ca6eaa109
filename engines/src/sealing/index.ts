import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export type SealErrorCode =
  | 'seal.key_malformed'
  | 'seal.wrong_key'
  | 'seal.truncated'
  | 'seal.damaged'
  | 'seal.out_of_range';

/** Why something sealed was not opened. `seal.wrong_key` is also another context, or a changed head. */
export class SealError extends Error {
  readonly code: SealErrorCode;

  constructor(code: SealErrorCode, message: string) {
    super(message);
    this.name = 'SealError';
    this.code = code;
  }
}

export const KEY_BYTES = 32;
const SALT_BYTES = 24;
const COMMITMENT_BYTES = 32;
export const HEAD_BYTES = SALT_BYTES + COMMITMENT_BYTES;
const CHUNK = 16 * 1024;
const TAG = 16;
const SEALED_CHUNK = CHUNK + TAG;
const NONCE_BYTES = 12;
const AEAD = 'aes-256-gcm';
const INFO = Buffer.from('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0', 'latin1');
/** Offsets are JavaScript numbers: 2^38 chunks are allowed, 2^39 would be past what they count exactly. */
const MAX_CHUNKS = 2 ** 38;

type Derived = { key: Buffer; nonce: Buffer; commitment: Buffer };

/** Bytes that can be read in pieces: a file, an object in a store. */
export type SealedSource = { size: number; read(from: number, to: number): Promise<Uint8Array> };

/**
 * Seals a message under a key of 32 random bytes: C2SP chunked-encryption, Cobblestone-256 (HKDF-Expand with SHA-512, AES-256-GCM). One
 * key may seal many messages. `context` is bound, not stored: whoever opens has to give the same. `salt` is for test vectors alone.
 */
export function sealMessage(
  key: Uint8Array,
  message: Uint8Array,
  context: Uint8Array,
  salt: Uint8Array = randomBytes(SALT_BYTES),
): Buffer {
  const derived = derive(key, salt, context);
  const sealed = Buffer.allocUnsafe(sealedLength(message.length));
  sealed.set(salt, 0);
  sealed.set(derived.commitment, SALT_BYTES);
  let at = HEAD_BYTES;
  // The last chunk is shorter than the others, and empty where the message ends with a full one: that is what tells the end.
  for (let chunk = 0; chunk * CHUNK <= message.length; chunk++) {
    const cipher = createCipheriv(AEAD, derived.key, nonceOf(derived, chunk));
    at += cipher.update(message.subarray(chunk * CHUNK, (chunk + 1) * CHUNK)).copy(sealed, at);
    at += cipher.final().copy(sealed, at);
    at += cipher.getAuthTag().copy(sealed, at);
  }
  return sealed;
}

/** Opens a whole message; throws `SealError` and gives nothing of it when any of it is not as it was sealed. */
export function openMessage(key: Uint8Array, sealed: Uint8Array, context: Uint8Array): Buffer {
  const length = messageLength(sealed.length);
  const derived = deriveFrom(key, sealed, context);
  const message = Buffer.allocUnsafe(length);
  for (let chunk = 0; chunk * CHUNK <= length; chunk++) {
    const start = HEAD_BYTES + chunk * SEALED_CHUNK;
    openChunk(derived, chunk, sealed.subarray(start, start + SEALED_CHUNK)).copy(message, chunk * CHUNK);
  }
  return message;
}

/**
 * Opens bytes `from` to `to` of a message, reading only the chunks that hold them, the head and the last chunk: that one proves the
 * length, so that a file that was cut off at a chunk is not taken for a whole one.
 */
export async function openRange(
  key: Uint8Array,
  source: SealedSource,
  { from, to, context }: { from: number; to: number; context: Uint8Array },
): Promise<Buffer> {
  const length = messageLength(source.size);
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && from <= to && to <= length)) {
    throw new SealError('seal.out_of_range', `the message has ${length} bytes`);
  }
  const derived = deriveFrom(key, await source.read(0, HEAD_BYTES), context);
  const last = Math.floor(length / CHUNK);
  const lastStart = HEAD_BYTES + last * SEALED_CHUNK;
  const end = openChunk(derived, last, await source.read(lastStart, source.size));
  const first = Math.floor(from / CHUNK);
  const until = Math.min(last, Math.ceil(to / CHUNK));
  const parts: Buffer[] = [];
  if (first < until) {
    const bytes = await source.read(HEAD_BYTES + first * SEALED_CHUNK, HEAD_BYTES + until * SEALED_CHUNK);
    for (let chunk = first; chunk < until; chunk++) {
      const at = (chunk - first) * SEALED_CHUNK;
      parts.push(openChunk(derived, chunk, bytes.subarray(at, at + SEALED_CHUNK)));
    }
  }
  if (to > last * CHUNK) parts.push(end);
  const start = Math.min(first, last) * CHUNK;
  return Buffer.concat(parts).subarray(from - start, to - start);
}

export function sealedLength(length: number): number {
  return HEAD_BYTES + length + (Math.floor(length / CHUNK) + 1) * TAG;
}

/** How long the message is that has so many bytes sealed; throws `seal.truncated` for a length that nothing sealed has. */
export function messageLength(sealed: number): number {
  const body = sealed - HEAD_BYTES;
  const full = Math.floor(body / SEALED_CHUNK);
  const rest = body - full * SEALED_CHUNK;
  if (body < TAG || rest < TAG || full >= MAX_CHUNKS)
    throw new SealError('seal.truncated', 'this is cut off, or was never sealed');
  return full * CHUNK + rest - TAG;
}

function openChunk({ key, nonce }: Derived, chunk: number, sealed: Uint8Array): Buffer {
  const tag = sealed.length - TAG;
  if (tag < 0) throw new SealError('seal.truncated', 'this is cut off');
  const decipher = createDecipheriv(AEAD, key, nonceOf({ nonce }, chunk), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(tag));
  const opened = decipher.update(sealed.subarray(0, tag));
  try {
    decipher.final();
  } catch (cause) {
    throw Object.assign(new SealError('seal.damaged', `chunk ${chunk} is not as it was sealed`), { cause });
  }
  return opened;
}

function nonceOf({ nonce }: Pick<Derived, 'nonce'>, chunk: number): Buffer {
  const own = Buffer.from(nonce);
  own.writeUInt32BE((own.readUInt32BE(8) ^ (chunk % 2 ** 32)) >>> 0, 8);
  own.writeUInt8(own.readUInt8(7) ^ Math.floor(chunk / 2 ** 32), 7);
  return own;
}

function deriveFrom(key: Uint8Array, head: Uint8Array, context: Uint8Array): Derived {
  if (head.length < HEAD_BYTES) throw new SealError('seal.truncated', 'this is cut off');
  const derived = derive(key, head.subarray(0, SALT_BYTES), context);
  if (timingSafeEqual(derived.commitment, head.subarray(SALT_BYTES, HEAD_BYTES))) return derived;
  throw new SealError('seal.wrong_key', 'this was sealed under another key or for another place');
}

/** HKDF-Expand (RFC 5869 section 2.3) with SHA-512: two blocks hold the 76 bytes. */
function derive(key: Uint8Array, salt: Uint8Array, context: Uint8Array): Derived {
  if (key.length !== KEY_BYTES) throw new SealError('seal.key_malformed', `a key has ${KEY_BYTES} bytes`);
  if (salt.length !== SALT_BYTES) throw new SealError('seal.key_malformed', `a salt has ${SALT_BYTES} bytes`);
  const info = Buffer.concat([INFO, salt, context]);
  const one = createHmac('sha512', key).update(info).update(Buffer.of(1)).digest();
  const two = createHmac('sha512', key).update(one).update(info).update(Buffer.of(2)).digest();
  const all = Buffer.concat([one, two]);
  const [nonceEnd, commitmentEnd] = [KEY_BYTES + NONCE_BYTES, KEY_BYTES + NONCE_BYTES + COMMITMENT_BYTES];
  return {
    key: all.subarray(0, KEY_BYTES),
    nonce: all.subarray(KEY_BYTES, nonceEnd),
    commitment: all.subarray(nonceEnd, commitmentEnd),
  };
}
