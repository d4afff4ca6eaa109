import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CHECKPOINT_PATH,
  type Disk,
  type DurableLog,
  fileStore,
  LogError,
  makeSigner,
  openCheckpoint,
  readEntriesAt,
  type Signer,
  type TileCache,
  type TileStore,
  tileCache,
} from '@acquaint/engines/tlog';
import { type Database, type Facilities, facility } from '#platform/db';
import { recordGate } from '#platform/record';
import type { Logger } from '#platform/telemetry';
import { type Batches, openBatches } from './batches.ts';
import { logStopped, logUnavailable } from './errors.ts';
import { type Checkpoint, LogBody } from './schema.ts';

/** Where the region's log lies, and the key that signs it. Every process reads the files; the sequencer alone writes them. */
export type LogFiles = {
  folder: string;
  store: TileStore;
  origin: string;
  signer: Signer;
  log: Logger;
  live: LiveLog;
  tiles: TileCache;
  witnesses: readonly { url: string; key: string; state: WitnessState }[];
  /** The folder of the programs that check without the product. */
  checkers: string;
  /** Another disk than the real one, for tests of what fails. */
  disk?: { disk: Disk };
};
/**
 * What this process knows of the log's writing end: open here or not, and why it takes nothing. `latestMs` is the latest time of receipt
 * in it: the next is never before that, whatever the clock says.
 */
export type LiveLog = { writer: DurableLog | null; stopped: unknown; batches: Batches; latestMs: number };
/** What a witness last cosigned and said. */
export type WitnessState = { size: number; at: Date | null; outcome: 'cosigned' | 'forked' | 'failed' | null };
type Uses = Pick<Facilities, 'use'>;
const logFiles = facility<LogFiles>('audit log');

const SEED_BYTES = 32;

type OpenInput = {
  home: string;
  region: string;
  log: Logger;
  checkers: string;
  witnesses?: readonly { url: string; key: string }[];
};

/**
 * Opens the folder `<home>/log/<region>` and the key `<home>/keys/log.key` (made at the first start, 0600). The verifier key goes to
 * `<home>/keys/log.pub`, away from the log: whoever can rewrite the log must not be able to rewrite what it is held against.
 */
export function openAuditLog(database: Database, input: OpenInput): LogFiles {
  const keys = join(input.home, 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const seed = readSeed(join(keys, 'log.key'));
  const origin = `acquaint/${input.region}/${fingerprint(seed)}`;
  const signer = makeSigner(seed, origin);
  writeFileSync(join(keys, 'log.pub'), `${signer.verifierKey}\n`, { mode: 0o644 });
  const folder = join(input.home, 'log', input.region);
  // Entries name who did what from which address: nobody else on the machine reads them.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const witnesses = (input.witnesses ?? []).map((one) => ({ ...one, state: { size: 0, at: null, outcome: null } }));
  const live: LiveLog = { writer: null, stopped: null, batches: openBatches(), latestMs: 0 };
  const files: LogFiles = {
    folder,
    store: fileStore(folder),
    origin,
    signer,
    log: input.log,
    live,
    witnesses,
    checkers: input.checkers,
    tiles: tileCache(),
  };
  database.facilities.provide(logFiles, files);
  database.facilities.provide(recordGate, {
    refusal: () => (live.stopped === null ? null : logStopped(live.stopped)),
  });
  return files;
}

export function auditLog(uses: Uses): LogFiles {
  return uses.use(logFiles);
}

/** Bodies of entries by position, in the order asked. */
export async function readBodies(files: LogFiles, positions: readonly number[]): Promise<LogBody[]> {
  if (positions.length === 0) return [];
  try {
    return (await readEntriesAt(files.store, positions)).map(readBody);
  } catch (error) {
    if (error instanceof LogError) throw logUnavailable(error);
    throw error;
  }
}

export function readBody(bytes: Uint8Array): LogBody {
  return LogBody.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** The newest checkpoint, its signature checked; refuses `audit.log_unavailable` before the first one. */
export async function readHead(files: LogFiles): Promise<Checkpoint> {
  try {
    const bytes = await files.store.read(CHECKPOINT_PATH);
    if (!bytes) throw new LogError('log.broken', 'the checkpoint is missing', CHECKPOINT_PATH);
    const note = Buffer.from(bytes).toString('utf8');
    const { origin, size, root } = openCheckpoint(note, [files.signer.verifierKey]);
    const { mtime } = await stat(join(files.folder, CHECKPOINT_PATH));
    const publicKey = files.signer.verifierKey;
    return { origin, size, root: Buffer.from(root).toString('base64'), signedAt: mtime, note, publicKey };
  } catch (error) {
    if (error instanceof LogError) throw logUnavailable(error);
    throw error;
  }
}

function readSeed(file: string): Buffer {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(SEED_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
}

/** Two installations of one region have logs of different names, so that nobody mixes up their checkpoints. */
function fingerprint(seed: Buffer): string {
  const publicKey = makeSigner(seed, 'fingerprint').verifierKey.split('+').at(-1) ?? '';
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 8);
}

/** How the log is, for whoever asks after the product's health: counts and a code, nothing of the inside. */
export function describeLog(uses: Uses): Record<string, unknown> {
  const { live, witnesses } = auditLog(uses);
  const { writer, stopped } = live;
  const size = writer ? { entries: writer.size, published: writer.published } : {};
  const cosigned = witnesses.map(({ state }) => ({
    outcome: state.outcome,
    behind: writer ? writer.published - state.size : null,
    last_s: state.at && Math.max(0, Math.round((Date.now() - state.at.getTime()) / 1000)),
  }));
  return { state: stopped !== null ? 'stopped' : writer ? 'open' : 'elsewhere', ...size, witnesses: cosigned };
}
