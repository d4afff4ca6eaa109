import { noteFromBytes, readCheckpoint } from '../checkpoint.ts';
import { LogError } from '../errors.ts';
import { CHECKPOINT_PATH } from '../layout.ts';
import type { Signer } from '../note.ts';
import { openProver, type TileCache } from '../proof-file.ts';
import type { TileReader } from '../store.ts';
import { COSIGNED_PATH } from '../witness/collect.ts';
import { type Selection, sha256Hex, writeStatement } from './statement.ts';
import type { PackFiles } from './zip.ts';

/** The most entries of one pack: each is a file of a proof. */
export const MAX_EVIDENCE_ENTRIES = 10_000;
export const STATEMENT = 'statement';
export const ENTRIES = 'entries.jsonl';
export const PACK_KEY = 'verifier.key';

export type EvidenceInput = {
  store: TileReader;
  /** The checkpoint that the selection was made under (`newestCheckpoint`): the statement is about no entry behind it. */
  note: string;
  /** Positions in the log, in rising order. */
  indexes: readonly number[];
  selection: Selection;
  madeAt: Date;
  verifierKey: string;
  /** Signs that nothing of the selection was left out; null where only the entries themselves are vouched for. */
  signer: Signer | null;
  cache?: TileCache;
  /** Files that go along as they are, such as a checker and how to use it. */
  beside: PackFiles;
};

/**
 * Files of an evidence pack: the entries in words, a C2SP tlog-proof of each against one checkpoint, that checkpoint (with its cosignatures
 * where witnesses gave some), the verifier key and a statement of what was asked for. Throws `log.batch_too_large`.
 */
export async function packEvidence(input: EvidenceInput): Promise<PackFiles> {
  const { store, indexes } = input;
  if (indexes.length > MAX_EVIDENCE_ENTRIES) {
    throw new LogError('log.batch_too_large', `a pack has at most ${MAX_EVIDENCE_ENTRIES} entries`);
  }
  const note = await bestCheckpoint(store, input.note, indexes.at(-1) ?? -1);
  const prover = openProver(store, note, input.cache);
  const lines: string[] = [];
  const proofs = new Map<string, Uint8Array>();
  for (const index of indexes) {
    lines.push(entryLine(index, await prover.entry(index)));
    proofs.set(proofName(index), Buffer.from(await prover.prove(index)));
  }
  const entries = Buffer.from(lines.join(''));
  const statement = writeStatement(
    {
      ...readCheckpoint(note),
      madeAt: input.madeAt,
      selection: input.selection,
      entries: indexes.length,
      sha256: sha256Hex(entries),
    },
    input.signer,
  );
  return new Map([
    ...input.beside,
    [STATEMENT, Buffer.from(statement)],
    [CHECKPOINT_PATH, Buffer.from(note)],
    [PACK_KEY, Buffer.from(`${input.verifierKey}\n`)],
    [ENTRIES, entries],
    ...proofs,
  ]);
}

/** One line: the position and the entry, as itself where it is JSON and as base64 where it is not. */
export function entryLine(index: number, entry: Uint8Array): string {
  const text = Buffer.from(entry).toString('utf8');
  const said =
    isJson(text) && !/[\r\n]/.test(text) ? `"entry":${text}` : `"bytes":"${Buffer.from(entry).toString('base64')}"`;
  return `{"index":${index},${said}}\n`;
}

export function proofName(index: number): string {
  return `proofs/${index}.tlog-proof`;
}

/** The log's newest checkpoint as a signed note, its signature not judged; throws `log.broken`. */
export async function newestCheckpoint(store: TileReader): Promise<{ note: string; size: number }> {
  const stored = await store.read(CHECKPOINT_PATH);
  if (!stored) throw new LogError('log.broken', 'the checkpoint is missing', CHECKPOINT_PATH);
  const note = noteFromBytes(stored);
  return { note, size: readCheckpoint(note).size };
}

/** The cosigned checkpoint where it covers all that was selected and reaches no further than the selection did. */
async function bestCheckpoint(store: TileReader, note: string, last: number): Promise<string> {
  const bytes = await store.read(COSIGNED_PATH);
  if (!bytes) return note;
  const cosigned = noteFromBytes(bytes);
  const { size } = readCheckpoint(cosigned);
  return size > last && size <= readCheckpoint(note).size ? cosigned : note;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Any bytes may be an entry.
    return false;
  }
}
