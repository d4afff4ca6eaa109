import { z } from 'zod';
import type { CustomerId } from '#modules/customers';
import { call, type LivenessAnswer } from '#modules/vendors';
import { type BlobId, keepBlob, readBlob, type StagedBlob, stageBlob } from '#platform/blobs';
import type { Ctx, Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { defineJob } from '#platform/jobs';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { customerKey } from '#platform/vault';
import { LIVENESS } from '../policy.ts';
import { lockVerification, saveCapture, saveStep } from '../store/index.ts';
import { type Clip, changeClip, clipsOf, lockClip, openRecord, saveFrame, sealRecord } from '../store/liveness.ts';
import { readFilm } from './film.ts';
import { JUDGE_FILM_JOB } from './job-name.ts';

type Prepared = {
  clip: Clip;
  key: Awaited<ReturnType<typeof customerKey>>;
  earlier: { thumbs: Uint8Array[]; digests: string[] }[];
};
type Frame = { id: string; staged: StagedBlob; width: number; height: number };
type Judged = { answer: LivenessAnswer; frames: Frame[]; selfie: StagedBlob | null };

/** Judges a film outside any transaction; what cannot be judged costs the person no attempt. */
export const judgeFilm = defineJob<{ clipId: string }, Prepared, Judged>({
  name: JUDGE_FILM_JOB,
  input: z.object({ clipId: z.string() }),
  timeoutMs: 120_000,
  attempts: 3,
  prepare: async (tx, { clipId }) => {
    const clip = await lockClip(tx, clipId);
    if (clip?.status !== 'judging' || !clip.filmId) return null;
    const before = (await clipsOf(tx, clip.verificationId)).filter((one) => one.id !== clip.id && one.sealed !== null);
    const kept = await Promise.all(before.map((one) => openRecord(tx, one)));
    const earlier = kept.flatMap((one) =>
      one
        ? [{ thumbs: one.thumbs.map((thumb) => new Uint8Array(Buffer.from(thumb, 'base64'))), digests: one.digests }]
        : [],
    );
    return { clip, key: await customerKey(tx, clip.customerId as CustomerId), earlier };
  },
  perform,
  settle,
  giveUp: async (tx, { clipId }) => {
    const clip = await lockClip(tx, clipId);
    if (clip?.status === 'judging')
      await changeClip(tx, clipId, { status: 'unavailable', reasons: ['service.provider_unavailable'] });
  },
});

async function perform(ctx: Ctx, { clip, key, earlier }: Prepared): Promise<Judged> {
  const film = readFilm(await readBlob(ctx, clip.filmId as BlobId, key));
  const { answer } = await call(ctx, 'liveness', {
    challenge: { sequence: clip.sequence, limitMs: LIVENESS.filmMs },
    frames: film.frames,
    camera: film.camera,
    earlier,
    elapsedMs: clip.receivedAt ? clip.receivedAt.getTime() - clip.issuedAt.getTime() : null,
  });
  const stage = (bytes: Uint8Array) =>
    stageBlob(ctx, { customerId: clip.customerId as CustomerId, key, bytes, mediaType: 'image/jpeg' });
  const frames: Frame[] = [];
  for (const { bytes, width, height } of answer.images)
    frames.push({ id: newId('cap'), staged: await stage(bytes), width, height });
  const best = answer.best === null ? null : answer.images[answer.best];
  return { answer, frames, selfie: best ? await stage(best.bytes) : null };
}

async function settle(tx: Tx, { clip }: Prepared, { answer, frames, selfie }: Judged): Promise<void> {
  const found = await lockVerification(tx, clip.verificationId);
  const current = await lockClip(tx, clip.id);
  if (current?.status !== 'judging') return;
  for (const frame of frames) {
    await keepBlob(tx, frame.staged);
    await saveFrame(tx, { ...pictureOf(clip, frame.staged), id: frame.id, width: frame.width, height: frame.height });
  }
  const refused = (await clipsOf(tx, clip.verificationId)).filter(
    (one) => one.status === 'refused' && one.attempt === clip.attempt && one.step === clip.step,
  );
  const last = answer.verdict === 'refused' && refused.length + 1 >= LIVENESS.clipsMax;
  const picture = found.attempt === clip.attempt && (answer.verdict !== 'refused' || last) ? selfie : null;
  const id = picture ? await keepSelfie(tx, clip, picture, frames[answer.best ?? 0]) : null;
  const { images: _images, seen, ...judged } = answer;
  const sealed = await sealRecord(tx, clip, {
    judged,
    thumbs: seen.thumbs.map((thumb) => Buffer.from(thumb).toString('base64')),
    digests: [...seen.digests],
    frames: frames.map((frame) => frame.id),
    selfie: id,
  });
  await changeClip(tx, clip.id, { status: answer.verdict, reasons: answer.reasons, sealed });
  await record(tx, {
    action: 'liveness.judged',
    subject: { prefix: 'ver', id: clip.verificationId },
    customerId: clip.customerId as CustomerId,
    after: {
      verdict: answer.verdict,
      reasons: answer.reasons,
      score: answer.score,
      fixed: clip.fixed,
      pack: answer.packHash,
      passive: answer.passive?.hash ?? null,
    },
  });
  await emit(tx, {
    type: 'liveness.judged',
    subject: { prefix: 'ver', id: clip.verificationId },
    facts: { verdict: answer.verdict },
  });
}

/** The straightest frame becomes the selfie that the face match looks at: who moved is who is compared. */
async function keepSelfie(tx: Tx, clip: Clip, staged: StagedBlob, frame: Frame | undefined): Promise<string> {
  await keepBlob(tx, staged);
  const id = newId('cap');
  await saveCapture(tx, {
    ...pictureOf(clip, staged),
    id,
    side: 'selfie',
    portraitBlobId: null,
    width: frame?.width ?? 0,
    height: frame?.height ?? 0,
    quality: {},
    reading: null,
    tamper: [],
    at: tx.now,
  });
  await saveStep(tx, clip.verificationId, { code: clip.step, kind: 'selfie', status: 'done', reasons: [] });
  return id;
}

function pictureOf(clip: Clip, staged: StagedBlob) {
  const { verificationId, customerId, attempt, step, fixed } = clip;
  return { verificationId, customerId, attempt, step, blobId: staged.id, bytes: staged.bytes, simulated: fixed };
}
