import { TrainingFailed, trainInThread } from '@acquaint/engines/training';
import { z } from 'zod';
import type { Ctx, Tx } from '#platform/db';
import { defineJob } from '#platform/jobs';
import { changeModel, findModel, type StoredModel } from '../store/index.ts';
import { gather, requestOf } from './gather.ts';
import { measuresOf, setName } from './measured.ts';

const HOUR_MS = 3_600_000;
const MEMORY_MB = 1024;
const LOOK_EVERY_MS = 500;
const SEED = 1;
/** Gathering is so much of the way. */
const GATHERED = 0.1;

type Trained = Awaited<ReturnType<typeof trainInThread>> & { until: Date | null; measureSet: string };
type Outcome = { status: 'ready'; trained: Trained } | { status: 'cancelled' } | { status: 'failed'; failure: string };

/** Trains a model on what happened and what people said of it; says how far it is, and ends when somebody asks. */
export const trainModel = defineJob<{ id: string }, StoredModel, Outcome>({
  name: 'transactions.train_model',
  input: z.strictObject({ id: z.uuid() }),
  timeoutMs: 2 * HOUR_MS,
  attempts: 2,
  prepare: async (tx, { id }) => {
    const found = await findModel(tx, id);
    if (!found || !['queued', 'training'].includes(found.status)) return null;
    await changeModel(tx, id, { status: 'training', done: 0, tries: found.tries + 1 });
    return found;
  },
  perform: async (ctx, found) => {
    const stop = new AbortController();
    const look = lookerOf(ctx, found.id, stop);
    try {
      const gathered = await gather(ctx, found.since, () => look(GATHERED / 2));
      if (stop.signal.aborted) return { status: 'cancelled' };
      const { measures } = measuresOf(ctx);
      const rising = measures.filter((one) => one.rises).map((one) => one.name);
      const request = requestOf(gathered, { kind: found.kind, barred: found.barred, rising, seed: SEED });
      const trained = await trainInThread(request, {
        ...{ memoryMb: MEMORY_MB, signal: stop.signal },
        progress: (share) => void look(GATHERED + share * (1 - GATHERED)).catch(() => undefined),
      });
      const last = gathered.times.at(-1);
      const until = last === undefined ? null : new Date(last);
      return { status: 'ready', trained: { ...trained, until, measureSet: setName(measures) } };
    } catch (error) {
      if (!(error instanceof TrainingFailed)) throw error;
      return error.code === 'fit.cancelled' ? { status: 'cancelled' } : { status: 'failed', failure: error.code };
    }
  },
  settle: async (tx, { id }, outcome) => {
    const finishedAt = tx.now;
    if (outcome.status !== 'ready') {
      const failure = outcome.status === 'failed' ? outcome.failure : null;
      await changeModel(tx, id, { status: outcome.status, failure, finishedAt });
      return;
    }
    const { text, report, until, measureSet } = outcome.trained;
    await changeModel(tx, id, { ...{ status: 'ready', done: 1, finishedAt }, body: text, report, until, measureSet });
  },
  giveUp: async (tx, { id }) => {
    await changeModel(tx, id, { status: 'failed', failure: 'fit.failed', finishedAt: tx.now });
  },
});

/** Writes how far the work is, now and then, and hears whether somebody wants it ended. */
function lookerOf(ctx: Ctx, id: string, stop: AbortController): (done: number) => Promise<void> {
  let looked = Number.NEGATIVE_INFINITY;
  return async (done) => {
    const now = performance.now();
    if (now - looked < LOOK_EVERY_MS || stop.signal.aborted) return;
    looked = now;
    const write = (tx: Tx) => changeModel(tx, id, { done });
    if ((await ctx.database.write({ ...ctx, now: new Date() }, write)) !== false) stop.abort();
  };
}
