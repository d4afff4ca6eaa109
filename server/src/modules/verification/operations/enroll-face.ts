import { z } from 'zod';
import type { CustomerId } from '#modules/customers';
import { enrollFace } from '#modules/faces';
import { call } from '#modules/vendors';
import { type BlobId, readBlob } from '#platform/blobs';
import { defineJob } from '#platform/jobs';
import { record } from '#platform/record';
import { customerKey } from '#platform/vault';
import { capturesOf, findVerification, type Verification } from '../store/index.ts';
import { ENROLL_JOB } from './job-name.ts';

type Prepared = { found: Verification; blobId: BlobId; key: Awaited<ReturnType<typeof customerKey>> };
type Template = NonNullable<Awaited<ReturnType<typeof call<'face'>>>['answer']['template']>;

/** Keeps the face of an approved customer, so that it is known when it comes again under another name. */
export const enrollApprovedFace = defineJob<{ verificationId: string }, Prepared, Template | null>({
  name: ENROLL_JOB,
  input: z.object({ verificationId: z.string() }),
  timeoutMs: 60_000,
  attempts: 4,
  prepare: async (tx, { verificationId }) => {
    const found = await findVerification(tx, verificationId);
    // A scenario's person is drawn: nobody's face is kept.
    if (found?.outcome !== 'approved' || found.scenario) return null;
    const selfie = (await capturesOf(tx, found.id)).findLast((capture) => capture.side === 'selfie');
    if (!selfie) return null;
    const key = await customerKey(tx, found.customerId as CustomerId);
    return { found, blobId: selfie.blobId as BlobId, key };
  },
  perform: async (ctx, { blobId, key }) => {
    const selfie = await readBlob(ctx, blobId, key);
    return (await call(ctx, 'face', { document: null, selfie, template: true })).answer.template;
  },
  settle: async (tx, { found }, template) => {
    if (!template) return;
    const about = { customerId: found.customerId as CustomerId, aboutId: found.id, country: found.country };
    await enrollFace(tx, about, template);
  },
  giveUp: async (tx, { verificationId }) => {
    const found = await findVerification(tx, verificationId);
    if (!found) return;
    await record(tx, {
      action: 'verification.face_not_kept',
      subject: { prefix: 'ver', id: verificationId },
      customerId: found.customerId as CustomerId,
    });
  },
});
