import { hash, randomBytes } from 'node:crypto';
import { readId, showId } from '#platform/ids';
import type { ApiKeyId } from '../schema.ts';

const KEY = /^acq_(live|test)_([0-9A-HJKMNP-TV-Z]{26})_([0-9a-f]{64})$/;

/** A session's token, 256 bits; only its hash is stored. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** SHA-256: enough for secrets of 256 random bits, which no one can guess or list. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** The text of an API key, shown once, and the hash that stays. */
export function newKeyText(id: ApiKeyId, sandbox: boolean): { text: string; hash: Buffer } {
  const secret = randomBytes(32).toString('hex');
  const shown = showId('key', id).split('_').at(-1);
  return { text: `acq_${sandbox ? 'test' : 'live'}_${shown}_${secret}`, hash: hashToken(secret) };
}

/** The parts of an `Authorization: Bearer acq_…` header; null when it is none. `ApiKey` is the word that clients of yente send. */
export function readKeyText(header: string | undefined): { id: ApiKeyId; sandbox: boolean; hash: Buffer } | null {
  const [, text = ''] = /^(?:Bearer|ApiKey) ([\w-]{1,200})$/i.exec(header ?? '') ?? [];
  const [, mode, shown = '', secret = ''] = KEY.exec(text) ?? [];
  const id = readId('key', `key_any_${shown}`);
  return mode && id ? { id, sandbox: mode === 'test', hash: hashToken(secret) } : null;
}
