import { rawScore, scoreRow, stabilityAgainst } from '@acquaint/engines/forest';
import { reportOn } from '@acquaint/engines/training';
import { z } from 'zod';
import { packFor, packNumber } from '#modules/regulation';
import { DAY_MS } from '#platform/clock';
import type { Ctx } from '#platform/db';
import { newId } from '#platform/ids';
import { defineJob } from '#platform/jobs';
import { WatchReport } from '../schema/index.ts';
import { championId, findModel, insertWatch, listModels, type StoredModel } from '../store/index.ts';
import { type Gathered, gather } from './gather.ts';
import { featuresOf, type Loaded, loadModel } from './live.ts';

const WATCHED_MS = 7 * DAY_MS;
const TIMEOUT_MS = 600_000;
/** So many of the newest models are watched beside the one that decides. */
export const CHALLENGERS = 3;

type Watched = { model: StoredModel; loaded: Loaded };
type Seen = { modelId: string; report: WatchReport }[];

/** Looks at the payments of a week as the model that decides and its challengers see them: drift, load for people, and right or wrong where it is known. */
export const watchModels = defineJob<Record<string, never>, string[], Seen>({
  name: 'transactions.watch_models',
  input: z.strictObject({}),
  timeoutMs: TIMEOUT_MS,
  attempts: 1,
  prepare: async (tx) => {
    const ids = await watchedIds(tx);
    return ids.length === 0 ? null : ids;
  },
  perform: async (ctx, ids) => {
    const gathered = await gather(ctx, new Date(ctx.now.getTime() - WATCHED_MS), async () => undefined);
    if (gathered.rows.length === 0) return [];
    const watched = await ctx.database.read(ctx, async (db) => {
      const found: Watched[] = [];
      for (const id of ids) {
        const [model, loaded] = [await findModel(db, id), await loadModel(db, id)];
        if (model && typeof loaded !== 'string') found.push({ model, loaded });
      }
      return found;
    });
    return watched.map((one) => ({ modelId: one.model.id, report: reportFor(ctx, one, gathered) }));
  },
  settle: async (tx, _input, seen) => {
    for (const { modelId, report } of seen)
      await insertWatch(tx, { id: newId('mon'), modelId, report: z.encode(WatchReport, report) });
  },
  giveUp: async () => undefined,
});

async function watchedIds(db: Parameters<typeof listModels>[0]): Promise<string[]> {
  const champion = await championId(db);
  const ready = (await listModels(db)).filter((one) => one.status === 'ready' && one.id !== champion);
  return [...(champion === null ? [] : [champion]), ...ready.slice(0, CHALLENGERS).map((one) => one.id)];
}

function reportFor(ctx: Ctx, { model, loaded }: Watched, gathered: Gathered): WatchReport {
  const rows = gathered.rows.map((row) => featuresOf(loaded, row));
  const scores = Float64Array.from(rows, (row) => scoreRow(loaded.model, row));
  const pack = packFor(ctx, null);
  const [from, to] = [packNumber(pack, 'model_unsure_from'), packNumber(pack, 'model_unsure_to')];
  const isForest = model.kind === 'forest';
  const asks = rows.filter((row, at) => {
    const score = scores[at] ?? 0;
    return isForest ? rawScore(loaded.model, row) > loaded.oddFrom : score > from && score < to;
  });
  const profile = model.report?.profile;
  const drift = loaded.model.features.flatMap((measure, at) => {
    const kept = profile?.features[measure];
    const index = kept
      ? stabilityAgainst(
          kept,
          Float64Array.from(rows, (row) => row[at] ?? Number.NaN),
        )
      : null;
    return index === null ? [] : [{ measure, index: Math.round(index * 1e4) / 1e4 }];
  });
  const labels = Uint8Array.from(gathered.said);
  const [first, last] = [gathered.times[0] ?? 0, gathered.times.at(-1) ?? 0];
  return {
    rows: rows.length,
    from: new Date(first),
    to: new Date(last),
    scoreDrift: profile ? stabilityAgainst(profile.score, scores) : null,
    drift: drift.sort((a, b) => b.index - a.index),
    toPeople: asks.length / rows.length,
    meanP: isForest ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length,
    known: reportOn(scores, labels),
  };
}
