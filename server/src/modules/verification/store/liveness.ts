import type { Motion } from '@acquaint/engines/liveness';
import { z } from 'zod';
import type { JudgedClip } from '#modules/checks';
import type { CustomerId } from '#modules/customers';
import { type Db, ownTables, type Tx } from '#platform/db';
import { customerKey, openText, sealText } from '#platform/vault';
import type { Capture } from './index.ts';

export type ClipStatus =
  | 'asked'
  | 'judging'
  | 'live'
  | 'uncertain'
  | 'refused'
  | 'unavailable'
  | 'another_way'
  | 'recorded';
/** One asking for motions and what became of it. */
export type Clip = {
  id: string;
  verificationId: string;
  customerId: string;
  attempt: number;
  step: string;
  status: ClipStatus;
  sequence: Motion[];
  fixed: boolean;
  nonceHash: Buffer | null;
  sessionHash: Buffer | null;
  issuedAt: Date;
  expiresAt: Date;
  receivedAt: Date | null;
  filmId: string | null;
  reasons: string[];
  sealed: Buffer | null;
  /** What was to be said or shown instead of motions, and the capture that answered. */
  digits: string | null;
  recordingId: string | null;
};
/** What is kept of a judged clip under the customer's key. */
export type ClipRecord = {
  judged: JudgedClip;
  thumbs: string[];
  digests: string[];
  frames: string[];
  selfie: string | null;
};
type FrameColumns = Omit<Capture, 'side' | 'quality' | 'portraitBlobId' | 'reading'> & {
  tenantId: string;
  side: 'frame' | 'recording';
  quality: string;
};
const own = ownTables<{ livenessClip: Clip & { tenantId: string }; capture: FrameColumns }>();

const COLUMNS = [
  'id',
  'verificationId',
  'customerId',
  'attempt',
  'step',
  'status',
  'sequence',
  'fixed',
  'nonceHash',
  'sessionHash',
  'issuedAt',
  'expiresAt',
  'receivedAt',
  'filmId',
  'reasons',
  'sealed',
  'digits',
  'recordingId',
] as const;

/** The clips of a verification, the oldest first. */
export async function clipsOf(db: Db, verificationId: string): Promise<Clip[]> {
  return own(db)
    .selectFrom('livenessClip')
    .select(COLUMNS)
    .where('tenantId', '=', db.tenantId)
    .where('verificationId', '=', verificationId)
    .orderBy('issuedAt')
    .orderBy('id')
    .limit(100)
    .execute();
}

export async function findClipByNonce(db: Db, nonceHash: Buffer): Promise<Clip | null> {
  const found = await own(db)
    .selectFrom('livenessClip')
    .select(COLUMNS)
    .where('tenantId', '=', db.tenantId)
    .where('nonceHash', '=', nonceHash)
    .executeTakeFirst();
  return found ?? null;
}

export async function lockClip(tx: Tx, id: string): Promise<Clip | null> {
  const found = await own(tx)
    .selectFrom('livenessClip')
    .select(COLUMNS)
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

export async function saveClip(tx: Tx, clip: Clip): Promise<void> {
  await own(tx)
    .insertInto('livenessClip')
    .values({ ...clip, tenantId: tx.tenantId })
    .execute();
}

export async function changeClip(tx: Tx, id: string, change: Partial<Omit<Clip, 'id'>>): Promise<void> {
  await own(tx)
    .updateTable('livenessClip')
    .set(change)
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** A frame of a film, or a recording, as a capture of its own: never the current one of a side. */
export async function saveFrame(
  tx: Tx,
  frame: Pick<
    Capture,
    'id' | 'verificationId' | 'customerId' | 'attempt' | 'step' | 'blobId' | 'width' | 'height' | 'bytes' | 'simulated'
  >,
  side: FrameColumns['side'] = 'frame',
): Promise<void> {
  await own(tx)
    .insertInto('capture')
    .values({ ...frame, tenantId: tx.tenantId, side, quality: '{}', current: false, at: tx.now })
    .execute();
}

export async function sealRecord(db: Db, clip: Pick<Clip, 'id' | 'customerId'>, kept: ClipRecord): Promise<Buffer> {
  const key = await customerKey(db, clip.customerId as CustomerId);
  return sealText(key, placeOf(clip.id), JSON.stringify(kept));
}

const Kept = z.custom<ClipRecord>((value) => typeof value === 'object' && value !== null && 'judged' in value);

/** Null for a clip that was not judged. */
export async function openRecord(db: Db, clip: Clip): Promise<ClipRecord | null> {
  if (!clip.sealed) return null;
  const key = await customerKey(db, clip.customerId as CustomerId);
  return Kept.parse(JSON.parse(openText(key, placeOf(clip.id), clip.sealed)));
}

const placeOf = (row: string) => ({ table: 'liveness_clip', column: 'sealed', row });
