export { type Checkpoint, checkpointText, openCheckpoint, readCheckpoint } from './checkpoint.ts';
export {
  type Disk,
  type DurableLog,
  type DurableLogInput,
  type Framed,
  frameAll,
  openDurableLog,
  realDisk,
} from './durable/durable-log.ts';
export { readEntriesAt } from './entries.ts';
export { LogError, type LogErrorCode } from './errors.ts';
export {
  checkEvidence,
  type EvidenceInput,
  type EvidenceVerdict,
  MAX_EVIDENCE_ENTRIES,
  newestCheckpoint,
  type PackFiles,
  packEvidence,
  readZip,
  type Selection,
  writeZip,
} from './evidence/check.ts';
export { fileStore } from './file-store.ts';
export { EMPTY_ROOT, leafHash, nodeHash } from './hash.ts';
export { CHECKPOINT_PATH, KEY_PATH, MAX_ENTRY_BYTES } from './layout.ts';
export { type Log, type LogInput, MAX_BATCH_ENTRIES, openLog } from './log.ts';
export { type Consistency, type Inclusion, verifyConsistency, verifyInclusion } from './merkle-proof.ts';
export {
  keyId,
  makeSigner,
  openNote,
  parseVerifierKey,
  type Signer,
  signNote,
  type Verifier,
  verifierKey,
} from './note.ts';
export {
  type ProofContents,
  type ProofFile,
  proveEntry,
  readProof,
  type TileCache,
  tileCache,
  verifyProof,
} from './proof-file.ts';
export type { TileReader, TileStore } from './store.ts';
export {
  type Certificate,
  certificatePath,
  type DestroyedRange,
  type DestroyInput,
  destroyedRanges,
  destroyRange,
  type FirstBad,
  openCertificate,
  type Range,
  readCertificate,
  type Verdict,
  type VerifyOptions,
  verifyLog,
} from './verify.ts';
export {
  type AskedWitness,
  askWitness,
  COSIGNED_PATH,
  cosignaturesOf,
  type Judged,
  judgeCheckpoint,
  makeWitness,
  parseWitnessKey,
  type Seen,
  type Witness,
  type WitnessAnswer,
  withCosignatures,
} from './witness/collect.ts';
