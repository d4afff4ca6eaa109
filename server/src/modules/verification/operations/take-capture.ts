import { isSameSide } from '@acquaint/engines/documents';
import type { CustomerId } from '#modules/customers';
import { packNumber } from '#modules/regulation';
import { type BlobId, findBlob, keepBlob, stageBlob } from '#platform/blobs';
import type { Ctx, Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { record } from '#platform/record';
import { customerKey } from '#platform/vault';
import { sameSideTwice, stepUnknown, valueRefused } from '../errors.ts';
import { acceptCapture } from '../policy.ts';
import type { Side } from '../schema.ts';
import { capturesOf, openReading, saveCapture, saveStep } from '../store/index.ts';
import { openForAnswer } from './answer-step.ts';
import { readJourney, sidesOf } from './apply-state.ts';
import { type Looked, lookAtPicture } from './look-at-picture.ts';

type Upload = { verificationId: string; step: string; side: Side; bytes: Uint8Array };
export type Taken = {
  accepted: boolean;
  reasons: string[];
  retriesLeft: number;
  detected: { class: string | null; country: string | null };
};

/**
 * Takes a photograph: decoded and stripped in a child process, judged and read at once, then either handed back with one reason or
 * stored encrypted with its reading. Refused files (`image.*`) leave nothing behind.
 */
export async function takeCapture(ctx: Ctx, upload: Upload): Promise<Taken> {
  const before = await ctx.database.write(ctx, (tx) => expectCapture(tx, upload));
  const looked = await lookAtPicture(ctx, { ...upload, paper: before.paper, country: before.country });
  const reasons = [...looked.reasons, ...(isSeenAlready(looked, before) ? ['document.same_side_twice'] : [])];
  const verdict = acceptCapture({ reasons, retakes: before.retakes, retakesMax: before.retakesMax });
  const detected = { class: looked.reading?.class ?? null, country: looked.reading?.country ?? null };
  if (!verdict.accepted) {
    await ctx.database.write(ctx, async (tx) => {
      await saveStep(tx, upload.verificationId, {
        code: upload.step,
        kind: before.kind,
        status: before.status,
        reasons: verdict.reasons,
        retakes: before.retakes + 1,
      });
      await record(tx, {
        action: 'capture.refused',
        subject: { prefix: 'ver', id: upload.verificationId },
        customerId: before.customerId,
        after: { step: upload.step, side: upload.side, reasons: verdict.reasons },
      });
    });
    return { ...verdict, detected };
  }
  await keep(ctx, upload, looked, before);
  return { ...verdict, detected };
}

function isSeenAlready({ reading }: Looked, { otherSides }: Expected): boolean {
  const likeness = reading?.page.likeness;
  return likeness !== undefined && otherSides.some((other) => isSameSide(likeness, other));
}

type Expected = {
  customerId: CustomerId;
  kind: string;
  status: 'todo' | 'done' | 'redo';
  retakes: number;
  retakesMax: number;
  attempt: number;
  sides: Side[];
  /** A letter or statement, which may come as PDF. */
  paper: boolean;
  /** The one the applicant chose, alpha-3. */
  country: string | null;
  /** How the sides look that were taken before. */
  otherSides: string[];
  key: Awaited<ReturnType<typeof customerKey>>;
};

async function expectCapture(tx: Tx, upload: Upload): Promise<Expected> {
  const found = await openForAnswer(tx, upload.verificationId, true);
  const journey = await readJourney(tx, found);
  const at = journey.asked.findIndex(
    (step) => step.code === upload.step && (step.kind === 'document' || step.kind === 'selfie'),
  );
  const asked = journey.asked[at];
  const stored = journey.steps[at];
  if (!asked || !stored) throw stepUnknown();
  const sides: Side[] =
    asked.kind === 'selfie' ? ['selfie'] : sidesOf(journey.pack, asked, found.documentType ?? 'passport');
  if (!sides.includes(upload.side)) throw valueRefused('side', 'side');
  const customerId = found.customerId as CustomerId;
  return {
    customerId,
    kind: asked.kind,
    status: stored.status,
    retakes: stored.retakes,
    retakesMax: packNumber(journey.pack, 'forced_retakes_max'),
    attempt: found.attempt,
    sides,
    paper: asked.kind === 'document' && asked.accepts !== undefined,
    country: found.country,
    otherSides: await likenessesOf(tx, upload, found.attempt),
    key: await customerKey(tx, customerId),
  };
}

async function likenessesOf(tx: Tx, { verificationId, step, side }: Upload, attempt: number): Promise<string[]> {
  const others = (await capturesOf(tx, verificationId)).filter(
    (capture) => capture.step === step && capture.side !== side && capture.attempt === attempt,
  );
  const readings = await Promise.all(others.map((capture) => openReading(tx, capture)));
  // Readings kept before pages were compared have none.
  return readings.flatMap((reading) => reading?.page.likeness ?? []);
}

async function keep(ctx: Ctx, upload: Upload, looked: Looked, before: Expected): Promise<void> {
  const staged = await stageBlob(ctx, {
    customerId: before.customerId,
    key: before.key,
    bytes: looked.image.clean,
    mediaType: 'image/jpeg',
  });
  await ctx.database.write(ctx, async (tx) => {
    await openForAnswer(tx, upload.verificationId, true);
    const others = (await capturesOf(tx, upload.verificationId)).filter(
      (capture) => capture.step === upload.step && capture.side !== upload.side && capture.attempt === before.attempt,
    );
    await keepBlob(tx, staged);
    const twin = await sameBytes(
      tx,
      others.map((capture) => capture.blobId),
      staged.sha256,
    );
    if (twin) throw sameSideTwice();
    await saveCapture(tx, {
      id: newId('cap'),
      verificationId: upload.verificationId,
      customerId: before.customerId,
      attempt: before.attempt,
      step: upload.step,
      side: upload.side,
      blobId: staged.id,
      portraitBlobId: null,
      width: looked.image.width,
      height: looked.image.height,
      bytes: staged.bytes,
      quality: looked.image.quality,
      reading: looked.reading,
      tamper: looked.image.tamper,
      simulated: looked.simulated,
      at: tx.now,
    });
    const whole = before.sides.every((side) => side === upload.side || others.some((capture) => capture.side === side));
    await saveStep(tx, upload.verificationId, {
      code: upload.step,
      kind: before.kind,
      status: whole ? 'done' : before.status === 'done' ? 'done' : before.status,
      reasons: [],
      retakes: before.retakes,
    });
    await record(tx, {
      action: 'capture.taken',
      subject: { prefix: 'ver', id: upload.verificationId },
      customerId: before.customerId,
      after: { step: upload.step, side: upload.side, sha256: staged.sha256.toString('hex'), bytes: staged.bytes },
    });
  });
}

async function sameBytes(tx: Tx, blobIds: readonly string[], sha256: Buffer): Promise<boolean> {
  for (const id of blobIds) if ((await findBlob(tx, id as BlobId))?.sha256.equals(sha256)) return true;
  return false;
}
