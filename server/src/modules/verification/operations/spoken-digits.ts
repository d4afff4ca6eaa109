import { randomBytes, randomInt } from 'node:crypto';
import { isVirtualCamera } from '@acquaint/engines/liveness';
import { z } from 'zod';
import type { CustomerId } from '#modules/customers';
import { keepBlob, stageBlob } from '#platform/blobs';
import type { Ctx, Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { record } from '#platform/record';
import { customerKey } from '#platform/vault';
import { clipsExceeded, motionsNotAsked, nonceExpired, nonceUnknown, nonceUsed, recordingRefused } from '../errors.ts';
import { LIVENESS, mayAskForDigits } from '../policy.ts';
import { changeClip, findClipByNonce, lockClip, saveClip, saveFrame } from '../store/liveness.ts';
import { openForAnswer } from './answer-step.ts';
import { blankClip, isAskedOf, openSelfie } from './ask-motions.ts';
import { hashToken } from './create.ts';

type Asking = { verificationId: string; step: string; session: string };
type Sent = Asking & { body: Uint8Array };
export type AskedDigits = { nonce: string; digits: string; expiresAt: Date; limitMs: number; maxBytes: number };

/**
 * Draws digits for somebody who cannot do motions to say or show before the camera. Nobody judges the recording but a person at
 * the desk, who is shown the digits beside it: what was recorded before they were drawn holds others.
 */
export async function askForDigits(tx: Tx, asking: Asking): Promise<AskedDigits> {
  const { found, clips } = await openSelfie(tx, asking);
  if (!clips.some((clip) => clip.status === 'another_way')) throw motionsNotAsked();
  if (!mayAskForDigits(clips)) throw clipsExceeded();
  const digits = Array.from({ length: LIVENESS.digits }, () => randomInt(10)).join('');
  const nonce = randomBytes(32).toString('base64url');
  const expiresAt = new Date(tx.now.getTime() + LIVENESS.answerWithinMs);
  await saveClip(tx, {
    ...blankClip(tx, found, asking.step),
    digits,
    nonceHash: hashToken(nonce),
    sessionHash: hashToken(asking.session),
    expiresAt,
  });
  return { nonce, digits, expiresAt, limitMs: LIVENESS.recordingMs, maxBytes: RECORDING_MAX };
}

/** Keeps the recording that answers the digits asked for: once, by the device that was asked, in time. */
export async function takeRecording(ctx: Ctx, sent: Sent): Promise<void> {
  const { nonce, camera, bytes, mediaType } = readRecording(sent.body);
  const clip = await ctx.database.write(ctx, async (tx) => {
    const found = await openForAnswer(tx, sent.verificationId, true);
    const clip = await findClipByNonce(tx, hashToken(nonce));
    if (!clip || clip.digits === null || !isAskedOf(clip, sent)) throw nonceUnknown();
    if (clip.status !== 'asked' || clip.attempt !== found.attempt) throw nonceUsed();
    if (clip.expiresAt < tx.now) throw nonceExpired();
    return { ...clip, key: await customerKey(tx, clip.customerId as CustomerId) };
  });
  const staged = await stageBlob(ctx, { customerId: clip.customerId as CustomerId, key: clip.key, bytes, mediaType });
  await ctx.database.write(ctx, async (tx) => {
    await openForAnswer(tx, sent.verificationId, true);
    if ((await lockClip(tx, clip.id))?.status !== 'asked') throw nonceUsed();
    await keepBlob(tx, staged);
    const id = newId('cap');
    const { verificationId, customerId, attempt, step } = clip;
    const picture = { id, verificationId, customerId, attempt, step, blobId: staged.id, bytes: staged.bytes };
    await saveFrame(tx, { ...picture, width: 0, height: 0, simulated: false }, 'recording');
    const reasons = camera !== null && isVirtualCamera(camera) ? ['network.virtual_camera'] : [];
    await changeClip(tx, clip.id, { status: 'recorded', receivedAt: ctx.now, recordingId: id, reasons });
    await record(tx, {
      action: 'liveness.recorded',
      subject: { prefix: 'ver', id: verificationId },
      customerId: customerId as CustomerId,
      after: { sha256: staged.sha256.toString('hex'), bytes: staged.bytes, reasons },
    });
  });
}

const HEADER_MAX = 1024;
const VIDEO_MAX = 8_000_000;
export const RECORDING_MAX = HEADER_MAX + VIDEO_MAX;
const VIDEO_LEAST = 1000;
const NEWLINE = 0x0a;
const Header = z.strictObject({ nonce: z.string().min(20).max(100), camera: z.string().max(200).nullable() });

type Recording = z.infer<typeof Header> & { bytes: Uint8Array; mediaType: 'video/webm' | 'video/mp4' };

/** Takes a recording apart: a line of JSON, then a WebM or MP4 file, told by how it begins; anything else is refused. */
export function readRecording(body: Uint8Array): Recording {
  const end = body.subarray(0, HEADER_MAX).indexOf(NEWLINE);
  const header = end < 0 ? null : Header.safeParse(parseLine(body.subarray(0, end)));
  const bytes = body.subarray(end + 1);
  const mediaType = videoType(bytes);
  if (!header?.success || !mediaType || bytes.length < VIDEO_LEAST || bytes.length > VIDEO_MAX)
    throw recordingRefused();
  return { ...header.data, bytes, mediaType };
}

function parseLine(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(line));
  } catch {
    return null;
  }
}

/** EBML (RFC 8794) opens a WebM file, an `ftyp` box (ISO/IEC 14496-12) an MP4. */
function videoType(bytes: Uint8Array): Recording['mediaType'] | null {
  const starts = (at: number, ...values: number[]) => values.every((value, i) => bytes[at + i] === value);
  if (starts(0, 0x1a, 0x45, 0xdf, 0xa3)) return 'video/webm';
  return starts(4, 0x66, 0x74, 0x79, 0x70) ? 'video/mp4' : null;
}
