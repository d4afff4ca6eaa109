import type { DocumentReading } from '@acquaint/engines/documents';
import { z } from 'zod';
import { TamperFinding } from '#modules/checks';
import type { CustomerId } from '#modules/customers';
import type { Db, Tx } from '#platform/db';
import { customerKey, openText, sealText } from '#platform/vault';
import { type Capture, own, placeOf, read } from '../tables.ts';

const CAPTURE = [
  'id',
  'verificationId',
  'customerId',
  'attempt',
  'step',
  'side',
  'blobId',
  'portraitBlobId',
  'width',
  'height',
  'bytes',
  'quality',
  'reading',
  'tamper',
  'current',
  'simulated',
  'at',
] as const;

export async function capturesOf(db: Db, id: string): Promise<Capture[]> {
  return read(db)
    .selectFrom('capture')
    .select(CAPTURE)
    .where('tenantId', '=', db.tenantId)
    .where('verificationId', '=', id)
    .where('current', '=', true)
    .orderBy('at')
    .limit(20)
    .execute();
}

export async function findCapture(db: Db, id: string): Promise<Capture | null> {
  return (
    (await read(db)
      .selectFrom('capture')
      .select(CAPTURE)
      .where('tenantId', '=', db.tenantId)
      .where('id', '=', id)
      .executeTakeFirst()) ?? null
  );
}

/** Keeps a picture as the current one of its side; an earlier one stays as evidence but counts no more. */
export async function saveCapture(
  tx: Tx,
  capture: Omit<Capture, 'reading' | 'tamper' | 'current'> & {
    reading: DocumentReading | null;
    tamper: readonly TamperFinding[];
  },
): Promise<void> {
  await own(tx)
    .updateTable('capture')
    .set({ current: false })
    .where('tenantId', '=', tx.tenantId)
    .where('verificationId', '=', capture.verificationId)
    .where('step', '=', capture.step)
    .where('side', '=', capture.side)
    .where('current', '=', true)
    .execute();
  const reading = capture.reading ? await sealReading(tx, capture.customerId, capture.id, capture.reading) : null;
  const key = await customerKey(tx, capture.customerId as CustomerId);
  const tamper = sealText(key, placeOf('capture', 'tamper', capture.id), JSON.stringify(capture.tamper));
  const kept = { quality: JSON.stringify(capture.quality), reading, tamper, current: true };
  await own(tx)
    .insertInto('capture')
    .values({ ...capture, ...kept, tenantId: tx.tenantId })
    .execute();
}

export async function saveReading(
  tx: Tx,
  capture: Pick<Capture, 'id' | 'customerId'>,
  reading: DocumentReading,
): Promise<void> {
  await own(tx)
    .updateTable('capture')
    .set({ reading: await sealReading(tx, capture.customerId, capture.id, reading) })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', capture.id)
    .execute();
}

export async function setPortrait(tx: Tx, captureId: string, blobId: string): Promise<void> {
  await own(tx)
    .updateTable('capture')
    .set({ portraitBlobId: blobId })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', captureId)
    .execute();
}

/** The lines of text are left out: fields, sources and zone carry all that is judged or shown. */
async function sealReading(tx: Tx, customerId: string, captureId: string, reading: DocumentReading): Promise<Buffer> {
  const key = await customerKey(tx, customerId as CustomerId);
  return sealText(key, placeOf('capture', 'reading', captureId), JSON.stringify({ ...reading, lines: [] }));
}

export async function openReading(db: Db, capture: Capture): Promise<DocumentReading | null> {
  if (!capture.reading) return null;
  const key = await customerKey(db, capture.customerId as CustomerId);
  return JSON.parse(openText(key, placeOf('capture', 'reading', capture.id), capture.reading)) as DocumentReading;
}

/** Null for pictures kept before they were inspected: those were not judged. */
export async function openTamper(db: Db, capture: Capture): Promise<TamperFinding[] | null> {
  if (!capture.tamper) return null;
  const key = await customerKey(db, capture.customerId as CustomerId);
  return z
    .array(TamperFinding)
    .parse(JSON.parse(openText(key, placeOf('capture', 'tamper', capture.id), capture.tamper)));
}
