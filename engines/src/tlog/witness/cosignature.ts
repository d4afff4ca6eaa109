import { LogError } from '../errors.ts';
import { sameBytes, sha256 } from '../hash.ts';
import { decodeBase64, makeSigner, parseNote, parseVerifierKey, verifierKey } from '../note.ts';

/** C2SP tlog-cosignature v1: an Ed25519 signature over the time and the whole text of a checkpoint, under algorithm byte 4. */
const COSIGNATURE = 0x04;
const TIME_BYTES = 8;

export type Witness = { name: string; verifierKey: string; cosign(text: string, seconds: number): string };
export type Cosignature = { name: string; at: Date };

/** A witness from its 32-byte seed; its verifier key is not that of a log. */
export function makeWitness(seed: Uint8Array, name: string): Witness {
  const signer = makeSigner(seed, name);
  const publicKey =
    decodeBase64(signer.verifierKey.slice(name.length + '+12345678+'.length))?.subarray(1) ?? new Uint8Array(0);
  const id = cosignerId(name, publicKey);
  const body = Buffer.concat([Buffer.from([COSIGNATURE]), publicKey]).toString('base64');
  return {
    name,
    verifierKey: `${name}+${id.toString('hex')}+${body}`,
    cosign: (text, seconds) => {
      const time = Buffer.alloc(TIME_BYTES);
      time.writeBigUInt64BE(BigInt(seconds));
      const signature = Buffer.concat([id, time, signer.sign(signedText(text, seconds))]);
      return `— ${name} ${signature.toString('base64')}\n`;
    },
  };
}

/**
 * Who of these witnesses cosigned a note, and when they say they did. A line of a known witness that does not hold makes the note
 * unbelievable (`log.note_malformed`); lines of others are ignored.
 */
export function cosignaturesOf(note: string, witnessKeys: readonly string[]): Cosignature[] {
  const { text, signatures } = parseNote(note);
  const found: Cosignature[] = [];
  for (const key of witnessKeys.map(parseWitnessKey)) {
    const line = signatures.find((one) => one.name === key.name && sameBytes(one.keyId, key.id));
    if (!line) continue;
    const bytes = Buffer.from(line.signature);
    const seconds = bytes.length > TIME_BYTES ? Number(bytes.readBigUInt64BE(0)) : -1;
    if (!key.verify(signedText(text, seconds), bytes.subarray(TIME_BYTES))) {
      throw new LogError('log.note_malformed', `the cosignature of ${key.name} is wrong`);
    }
    found.push({ name: key.name, at: new Date(seconds * 1000) });
  }
  return found;
}

/** Reads a witness's verifier key; refuses one of another kind or whose id does not fit. */
export function parseWitnessKey(text: string): {
  name: string;
  id: Buffer;
  verify(text: string, signature: Uint8Array): boolean;
} {
  const [, name = '', id = '', body = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const bytes = decodeBase64(body);
  const publicKey = bytes?.subarray(1) ?? Buffer.alloc(0);
  if (bytes?.[0] !== COSIGNATURE || publicKey.length !== 32 || cosignerId(name, publicKey).toString('hex') !== id) {
    throw new LogError('log.key_malformed', 'not a verifier key of a witness');
  }
  const plain = parseVerifierKey(verifierKey(name, publicKey));
  return { name, id: cosignerId(name, publicKey), verify: plain.verify };
}

function signedText(text: string, seconds: number): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`;
}

function cosignerId(name: string, publicKey: Uint8Array): Buffer {
  const input = Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([COSIGNATURE]), publicKey]);
  return Buffer.from(sha256(input).subarray(0, 4));
}
