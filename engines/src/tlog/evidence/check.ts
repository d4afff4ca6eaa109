import { noteFromBytes, openCheckpoint } from '../checkpoint.ts';
import { LogError } from '../errors.ts';
import { leafHash, sameBytes } from '../hash.ts';
import { CHECKPOINT_PATH } from '../layout.ts';
import { verifyInclusion } from '../merkle-proof.ts';
import { readProof } from '../proof-file.ts';
import { cosignaturesOf, parseWitnessKey } from '../witness/cosignature.ts';
import {
  ENTRIES,
  type EvidenceInput,
  entryLine,
  MAX_EVIDENCE_ENTRIES,
  newestCheckpoint,
  PACK_KEY,
  packEvidence,
  proofName,
  STATEMENT,
} from './pack.ts';
import { readStatement, type Selection, sha256Hex } from './statement.ts';
import { type PackFiles, readZip, writeZip } from './zip.ts';

export {
  type EvidenceInput,
  MAX_EVIDENCE_ENTRIES,
  newestCheckpoint,
  type PackFiles,
  packEvidence,
  readZip,
  type Selection,
  writeZip,
};

export type EvidenceVerdict =
  | {
      ok: true;
      origin: string;
      size: number;
      root: string;
      entries: number;
      selection: Selection;
      /** `signed` when the log's key vouches that nothing of the selection was left out. */
      statement: 'signed' | 'unsigned';
      key: 'given' | 'in_pack';
      witnessed: string[];
    }
  | { ok: false; first_bad: { entry?: number; file?: string; why: string } };

type Keys = { verifierKey?: string; witnessKeys?: readonly string[] };
class Bad extends Error {
  readonly place: { entry?: number; file?: string };
  constructor(place: { entry?: number; file?: string }, why: string) {
    super(why);
    this.place = place;
  }
}

/**
 * Checks an evidence pack with nothing but its files: every entry is proven against the one checkpoint, that is signed, and the statement
 * fits. Without `verifierKey` the key inside is used: whoever made up a pack can make up that. With `witnessKeys` each must have cosigned.
 */
export function checkEvidence(files: PackFiles, keys: Keys = {}): EvidenceVerdict {
  try {
    return checked(files, keys);
  } catch (cause) {
    if (cause instanceof Bad) return { ok: false, first_bad: { ...cause.place, why: cause.message } };
    throw cause;
  }
}

function checked(files: PackFiles, keys: Keys): EvidenceVerdict {
  const verifierKey = keys.verifierKey ?? textOf(files, PACK_KEY).trim();
  const note = textOf(files, CHECKPOINT_PATH);
  const { origin, size, root } = inFile(CHECKPOINT_PATH, () => openCheckpoint(note, [verifierKey]));
  const witnessed = inFile(CHECKPOINT_PATH, () => witnessesOf(note, keys.witnessKeys ?? []));
  const { statement, signed } = inFile(STATEMENT, () => readStatement(textOf(files, STATEMENT), verifierKey));
  if (statement.origin !== origin || statement.size !== size || !sameBytes(statement.root, root)) {
    throw new Bad({ file: STATEMENT }, 'the statement is about another checkpoint');
  }
  const indexes = proofIndexes(files);
  for (const index of indexes) checkProof(files, index, { note, size, root });
  const lines = indexes.map((index) => entryLine(index, proofOf(files, index).entry)).join('');
  if (lines !== textOf(files, ENTRIES)) throw new Bad(firstDifference(lines, textOf(files, ENTRIES)), NOT_PROVEN);
  if (statement.entries !== indexes.length || statement.sha256 !== sha256Hex(Buffer.from(lines))) {
    const why = `the statement is about ${statement.entries} entries, the pack has ${indexes.length} or other ones`;
    throw new Bad({ file: STATEMENT }, why);
  }
  return {
    ok: true,
    origin,
    size,
    root: Buffer.from(root).toString('base64'),
    entries: indexes.length,
    selection: statement.selection,
    statement: signed ? 'signed' : 'unsigned',
    key: keys.verifierKey === undefined ? 'in_pack' : 'given',
    witnessed,
  };
}

const NOT_PROVEN = 'what is written in the list of entries is not what is proven';

function proofIndexes(files: PackFiles): number[] {
  const indexes: number[] = [];
  for (const name of files.keys()) {
    if (!name.startsWith('proofs/') || name.endsWith('/')) continue;
    const index = /^proofs\/(0|[1-9]\d{0,15})\.tlog-proof$/.exec(name)?.[1];
    if (index === undefined) throw new Bad({ file: name }, 'not the name of a proof');
    indexes.push(Number(index));
  }
  return indexes.sort((a, b) => a - b);
}

function checkProof(files: PackFiles, index: number, tree: { note: string; size: number; root: Uint8Array }): void {
  const proof = proofOf(files, index);
  if (proof.index !== index) throw new Bad({ entry: index }, 'the proof is of another entry');
  if (proof.checkpoint !== tree.note) throw new Bad({ entry: index }, 'the proof is against another checkpoint');
  const { size, root } = tree;
  if (!verifyInclusion({ index, size, leaf: leafHash(proof.entry), path: proof.path, root })) {
    throw new Bad({ entry: index }, 'the entry is not the one that was logged');
  }
}

function proofOf(files: PackFiles, index: number): ReturnType<typeof readProof> {
  const text = textOf(files, proofName(index));
  try {
    return readProof(text);
  } catch (cause) {
    if (cause instanceof LogError) throw new Bad({ entry: index }, cause.message);
    throw cause;
  }
}

function witnessesOf(note: string, witnessKeys: readonly string[]): string[] {
  const by = cosignaturesOf(note, witnessKeys).map(({ name }) => name);
  const missing = witnessKeys.map((key) => parseWitnessKey(key).name).filter((name) => !by.includes(name));
  if (missing.length > 0) throw new Bad({ file: CHECKPOINT_PATH }, `not cosigned by ${missing.join(', ')}`);
  return by;
}

/** The first entry that is proven and not in the list, or in it and not proven. */
function firstDifference(proven: string, listed: string): { entry?: number; file?: string } {
  const [expected, found] = [proven.split('\n'), listed.split('\n')];
  const at = Math.max(
    0,
    expected.findIndex((line, position) => line !== found[position]),
  );
  const indexes = [expected[at], found[at]].flatMap((line) => /^\{"index":(\d{1,16}),/.exec(line ?? '')?.[1] ?? []);
  return indexes.length === 0 ? { file: ENTRIES } : { entry: Math.min(...indexes.map(Number)) };
}

function textOf(files: PackFiles, name: string): string {
  const bytes = files.get(name);
  if (!bytes) throw new Bad({ file: name }, 'the file is missing');
  return inFile(name, () => noteFromBytes(bytes));
}

/** What the log refuses while a file is read is that file's fault. */
function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof LogError) throw new Bad({ file }, cause.message);
    throw cause;
  }
}
