import type { CustomerId } from '#modules/customers';
import { stageBlob } from '#platform/blobs';
import type { Ctx, Tx } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { record } from '#platform/record';
import { customerKey } from '#platform/vault';
import { filmBeingJudged, nonceExpired, nonceUnknown, nonceUsed } from '../errors.ts';
import { changeClip, clipsOf, findClipByNonce, lockClip } from '../store/liveness.ts';
import { openForAnswer } from './answer-step.ts';
import { isAskedOf } from './ask-motions.ts';
import { hashToken } from './create.ts';
import { type Film, readFilm } from './film.ts';
import { JUDGE_FILM_JOB } from './job-name.ts';

type Sent = { verificationId: string; step: string; session: string; body: Uint8Array };

/**
 * Takes a film for the motions that were asked for and queues its judgement. The answer to what was asked is given once, by the
 * session that was asked, before its time is over. The film itself is no evidence: it lies encrypted until it is judged, then
 * its frames stay and it is swept away.
 */
export async function takeFilm(ctx: Ctx, sent: Sent): Promise<void> {
  const film = readFilm(sent.body);
  const clip = await ctx.database.write(ctx, (tx) => expectFilm(tx, sent, film));
  const staged = await stageBlob(ctx, {
    customerId: clip.customerId,
    key: clip.key,
    bytes: sent.body,
    mediaType: 'application/octet-stream',
  });
  await ctx.database.write(ctx, async (tx) => {
    await openForAnswer(tx, sent.verificationId, true);
    const current = await lockClip(tx, clip.id);
    if (current?.status !== 'asked') throw nonceUsed();
    const judging = (await clipsOf(tx, sent.verificationId)).some((one) => one.status === 'judging');
    if (judging) throw filmBeingJudged();
    await changeClip(tx, clip.id, { status: 'judging', receivedAt: ctx.now, filmId: staged.id });
    await record(tx, {
      action: 'liveness.film_taken',
      subject: { prefix: 'ver', id: sent.verificationId },
      customerId: clip.customerId,
      after: { frames: film.frames.length, sha256: staged.sha256.toString('hex') },
    });
    await enqueue(tx, { name: JUDGE_FILM_JOB }, { clipId: clip.id });
  });
}

async function expectFilm(tx: Tx, sent: Sent, film: Film) {
  const found = await openForAnswer(tx, sent.verificationId, true);
  const clip = await findClipByNonce(tx, hashToken(film.nonce));
  if (!clip || clip.digits !== null || !isAskedOf(clip, sent)) throw nonceUnknown();
  if (clip.status !== 'asked' || clip.attempt !== found.attempt) throw nonceUsed();
  if (clip.expiresAt < tx.now) throw nonceExpired();
  const customerId = found.customerId as CustomerId;
  return { id: clip.id, customerId, key: await customerKey(tx, customerId) };
}
