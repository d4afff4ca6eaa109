import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { LogError } from './errors.ts';
import { sameBytes, sha256 } from './hash.ts';

const ED25519 = 0x01;
const SEED_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const MAX_NOTE_CHARACTERS = 1_000_000;
const MAX_SIGNATURES = 100;

export type Signer = { name: string; keyId: Uint8Array; verifierKey: string; sign(text: string): Uint8Array };
export type Verifier = { name: string; keyId: Uint8Array; verify(text: string, signature: Uint8Array): boolean };
export type NoteSignature = { name: string; keyId: Uint8Array; signature: Uint8Array };
export type Note = { text: string; signatures: NoteSignature[] };

/** Key id of C2SP signed-note: the first four bytes of SHA-256(name, newline, algorithm, public key). */
export function keyId(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([ED25519]), publicKey])).slice(0, 4);
}

/** An Ed25519 signer from a 32-byte seed or a private KeyObject; `name` is the log's origin as a rule. */
export function makeSigner(key: Uint8Array | KeyObject, name: string): Signer {
  assertKeyName(name);
  const secret = key instanceof Uint8Array ? keyFromSeed(key) : key;
  if (secret.asymmetricKeyType !== 'ed25519') throw new LogError('log.key_malformed', 'a log is signed with Ed25519');
  const publicKey = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length);
  const id = keyId(name, publicKey);
  return {
    name,
    keyId: id,
    verifierKey: verifierKey(name, publicKey),
    sign: (text) => sign(null, Buffer.from(text), secret),
  };
}

/** The verifier key as text: `name+hex key id+base64(algorithm, public key)`. */
export function verifierKey(name: string, publicKey: Uint8Array): string {
  const body = Buffer.concat([Buffer.from([ED25519]), publicKey]).toString('base64');
  return `${name}+${Buffer.from(keyId(name, publicKey)).toString('hex')}+${body}`;
}

/** Reads a verifier key; refuses one whose key id does not fit its name and key. */
export function parseVerifierKey(text: string): Verifier {
  const known = verifiers.get(text);
  if (known) return known;
  const verifier = readVerifierKey(text);
  if (verifiers.size >= KNOWN_KEYS_MAX) verifiers.clear();
  verifiers.set(text, verifier);
  return verifier;
}

/** Keys are read again and again by whoever checks many proofs. */
const verifiers = new Map<string, Verifier>();
const KNOWN_KEYS_MAX = 100;

function readVerifierKey(text: string): Verifier {
  const [, name = '', id = '', body = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const bytes = decodeBase64(body);
  if (bytes?.length !== 33 || bytes[0] !== ED25519) throw malformedKey();
  const publicKey = bytes.subarray(1);
  const expected = keyId(name, publicKey);
  if (Buffer.from(expected).toString('hex') !== id) throw malformedKey();
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
  return { name, keyId: expected, verify: (signed, signature) => verify(null, Buffer.from(signed), key, signature) };
}

/** A C2SP signed note: the text (must end in a newline), a blank line, one signature line a signer. */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n')) throw new LogError('log.note_malformed', 'a note ends in a newline');
  const lines = signers.map((signer) => {
    const body = Buffer.concat([signer.keyId, signer.sign(text)]).toString('base64');
    return `— ${signer.name} ${body}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** Splits a note into text and signatures without judging them; throws `log.note_malformed`. */
export function parseNote(note: string): Note {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || note.length > MAX_NOTE_CHARACTERS || !note.endsWith('\n')) throw malformedNote();
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw malformedNote();
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) };
}

/**
 * Verifies a note: every signature by a known key must hold and at least one must be there.
 * Signatures by unknown keys are ignored, as C2SP signed-note asks.
 */
export function openNote(note: string, verifierKeys: readonly string[]): { text: string; signedBy: string[] } {
  const { text, signatures } = parseNote(note);
  const verifiers = verifierKeys.map(parseVerifierKey);
  const signedBy: string[] = [];
  for (const found of signatures) {
    const verifier = verifiers.find((known) => known.name === found.name && sameBytes(known.keyId, found.keyId));
    if (!verifier) continue;
    if (!verifier.verify(text, found.signature)) throw new LogError('log.note_malformed', 'the signature is wrong');
    signedBy.push(verifier.name);
  }
  if (signedBy.length === 0) throw new LogError('log.note_malformed', 'no signature by a known key');
  return { text, signedBy };
}

/** Base64 with padding and nothing else: a changed padding bit is refused, as two texts must not mean one value. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

function parseSignature(line: string): NoteSignature {
  const [, name = '', body = ''] = /^— ([^+\s]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  const bytes = decodeBase64(body);
  if (name === '' || !bytes || bytes.length < 5) throw malformedNote();
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

function keyFromSeed(seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new LogError('log.key_malformed', 'a seed has 32 bytes');
  return createPrivateKey({ key: Buffer.concat([SEED_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

function assertKeyName(name: string): void {
  if (name === '' || /[\s+]/u.test(name)) {
    throw new LogError('log.key_malformed', 'a key name has no spaces and no plus sign');
  }
}

function malformedKey(): LogError {
  return new LogError('log.key_malformed', 'not a verifier key of an Ed25519 signer');
}

function malformedNote(): LogError {
  return new LogError('log.note_malformed', 'not a signed note');
}
