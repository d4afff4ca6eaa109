import { noteFromBytes } from '../checkpoint.ts';
import { LogError } from '../errors.ts';
import { HASH_BYTES, sha256 } from '../hash.ts';
import { TILE_WIDTH } from '../layout.ts';
import { decodeBase64, openNote, parseNote, type Signer, signNote } from '../note.ts';
import type { TileReader } from '../store.ts';

/** Our own addition to the layout: which ranges were destroyed, a line each; a certificate lies beside it for every line. */
export const DESTROYED_PATH = 'destroyed/ranges';
const HEADER = 'acquaint/log-destruction/v1';
const MAX_RANGES = 100_000;

export type Range = { first: number; end: number };

/** What the log's key signed when it let a range of entries go. Whole bundles only: `first` and `end` are multiples of 256. */
export type Certificate = Range & {
  origin: string;
  /** SHA-256 over the leaf hashes of the range, which stay in the tree. */
  leaves: Uint8Array;
  /** The entry of the log that says who decided it and why, and its leaf hash. */
  decision: { index: number; leaf: Uint8Array };
  at: Date;
  reason: string;
};

export function certificatePath({ first, end }: Range): string {
  return `destroyed/${first}-${end}.note`;
}

export function signCertificate(certificate: Certificate, signer: Signer): string {
  const { first, end, origin, leaves, decision, at, reason } = certificate;
  const text = [
    HEADER,
    origin,
    `${first} ${end}`,
    base64(leaves),
    `${decision.index} ${base64(decision.leaf)}`,
    at.toISOString(),
    reason.replaceAll(/\s+/g, ' ').trim(),
  ];
  return signNote(`${text.join('\n')}\n`, [signer]);
}

/** Verifies a certificate's signature by a key of its own log and reads it; throws `log.note_malformed`. */
export function openCertificate(note: string, verifierKeys: readonly string[]): Certificate {
  const { text, signedBy } = openNote(note, verifierKeys);
  const certificate = parse(text);
  if (!signedBy.includes(certificate.origin))
    throw malformed('the certificate is not signed by the key of its own log');
  return certificate;
}

/** Reads a certificate without judging its signature. */
export function readCertificate(note: string): Certificate {
  return parse(parseNote(note).text);
}

function parse(text: string): Certificate {
  const [header, origin = '', range = '', leaves = '', decision = '', at = '', reason = ''] = text.split('\n');
  const bounds = parseRange(range.replace(' ', '-'));
  const [, index = '', leaf = ''] = /^(0|[1-9]\d{0,15}) (\S+)$/.exec(decision) ?? [];
  const bytes = [leaves, leaf].map(decodeBase64);
  const moment = new Date(at);
  if (header !== HEADER || origin === '' || !bounds || Number.isNaN(moment.getTime())) throw malformed();
  if (bytes[0]?.length !== HASH_BYTES || bytes[1]?.length !== HASH_BYTES) throw malformed();
  return {
    ...bounds,
    origin,
    leaves: bytes[0],
    decision: { index: Number(index), leaf: bytes[1] },
    at: moment,
    reason,
  };
}

/** `256-1024`; null for anything that is not a range of whole bundles. */
export function parseRange(text: string): Range | null {
  const [, from = '', to = ''] = /^(0|[1-9]\d{0,15})-([1-9]\d{0,15})$/.exec(text) ?? [];
  const [first, end] = [Number(from), Number(to)];
  const isWhole = Number.isSafeInteger(end) && first % TILE_WIDTH === 0 && end % TILE_WIDTH === 0;
  return from !== '' && isWhole && first < end ? { first, end } : null;
}

/** The ranges that a log says were destroyed, rising; whether it may say so is for the certificates. Throws `log.broken`. */
export async function destroyedRanges(store: TileReader): Promise<Range[]> {
  const bytes = await store.read(DESTROYED_PATH);
  if (!bytes) return [];
  const lines = noteFromBytes(bytes)
    .split('\n')
    .filter((line) => line !== '');
  const ranges = lines.slice(0, MAX_RANGES).map(parseRange);
  let last = 0;
  for (const range of ranges) {
    if (!range || range.first < last || lines.length > MAX_RANGES) {
      throw new LogError('log.broken', 'the list of destroyed ranges is damaged', DESTROYED_PATH);
    }
    last = range.end;
  }
  return ranges.filter((range) => range !== null);
}

export function digestLeaves(tiles: readonly Uint8Array[]): Uint8Array {
  return sha256(Buffer.concat(tiles));
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function malformed(why = 'not a certificate of destruction'): LogError {
  return new LogError('log.note_malformed', why);
}
