import { createHash } from 'node:crypto';
import { LogError } from '../errors.ts';
import { decodeBase64, openNote, type Signer, signNote } from '../note.ts';

/** Which entries of a log a pack holds, in words that its reader can check: a customer, a stretch of time, or both. */
export type Selection = { customer: string | null; from: Date | null; to: Date | null };
export type Statement = {
  origin: string;
  size: number;
  root: Uint8Array;
  madeAt: Date;
  selection: Selection;
  entries: number;
  /** SHA-256 of `entries.jsonl`, hex. */
  sha256: string;
};

const FORMAT = 'acquaint.evidence/1';
const NONE = '-';

/**
 * The statement as a signed note: that these are all entries of the selection, as the log's operator found them. Its first line is no
 * origin, so that it can never be taken for a checkpoint. Without a signer it is the same text and vouches for nothing.
 */
export function writeStatement(statement: Statement, signer: Signer | null): string {
  const { origin, size, root, madeAt, selection, entries, sha256 } = statement;
  const moment = (at: Date | null) => at?.toISOString() ?? NONE;
  const lines = [
    FORMAT,
    `origin ${origin}`,
    `size ${size}`,
    `root ${Buffer.from(root).toString('base64')}`,
    `made ${madeAt.toISOString()}`,
    `customer ${selection.customer ?? NONE}`,
    `from ${moment(selection.from)}`,
    `to ${moment(selection.to)}`,
    `entries ${entries}`,
    `sha256 ${sha256}`,
  ];
  const text = `${lines.join('\n')}\n`;
  return signer ? signNote(text, [signer]) : text;
}

/** Reads a statement and says whether the key signed it; throws `log.note_malformed` for a wrong signature or another text. */
export function readStatement(note: string, verifierKey: string): { statement: Statement; signed: boolean } {
  const signed = note.includes('\n\n');
  const text = signed ? openNote(note, [verifierKey]).text : note;
  const found =
    /^acquaint\.evidence\/1\norigin (\S+)\nsize (\d{1,16})\nroot (\S+)\nmade (\S+)\ncustomer (\S+)\nfrom (\S+)\nto (\S+)\nentries (\d{1,9})\nsha256 ([0-9a-f]{64})\n$/.exec(
      text,
    );
  if (!found) throw malformed();
  const [, origin = '', size, root = '', made = '', customer = NONE, from = NONE, to = NONE, entries, sha256 = ''] =
    found;
  const rootBytes = decodeBase64(root);
  if (!rootBytes) throw malformed();
  const moment = (value: string) => (value === NONE ? null : new Date(value));
  const selection = { customer: customer === NONE ? null : customer, from: moment(from), to: moment(to) };
  const statement = { origin, size: Number(size), root: rootBytes, selection, sha256 };
  return { statement: { ...statement, madeAt: new Date(made), entries: Number(entries) }, signed };
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function malformed(): LogError {
  return new LogError('log.note_malformed', 'not a statement of an evidence pack');
}
