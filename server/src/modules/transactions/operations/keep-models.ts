import { packFor, packNumber } from '#modules/regulation';
import { DAY_MS } from '#platform/clock';
import type { Database, Scope, Tx } from '#platform/db';
import type { TenantId } from '#platform/ids';
import { enqueue } from '#platform/jobs';
import { watchModels } from '../models/watch.ts';
import { championId, findModel, groundCounts, listModels, modelWatches } from '../store/index.ts';
import { watchOf } from './model-views.ts';
import { endSilent, startTraining } from './models.ts';

/** A score or feature whose stability index is above this lives in another world than the training. */
const DRIFTED = 0.25;
const [GROUND_DAYS, TRAINED_DAYS, AGAIN_MS] = [400, 180, 7 * DAY_MS] as const;

/**
 * Once a night for each tenant: looks at the models, and asks for a new one when there is none yet and enough was seen, when the one
 * that decides is a month old, or when the world has moved. A new one is a challenger; people decide what becomes of it.
 */
export async function keepModels(database: Database, now: Date, tenants: readonly { id: TenantId }[]): Promise<void> {
  for (const { id: tenantId } of tenants) {
    const actor = { kind: 'system', id: 'transactions.models', ip: null } as const;
    const scope: Scope = { tenantId, actor, requestId: `models-${now.toISOString()}`, now };
    await database.write(scope, keepOne);
  }
}

async function keepOne(tx: Tx): Promise<void> {
  await endSilent(tx);
  const cause = await wanted(tx);
  if (cause) await startTraining(tx, { kind: cause.kind, days: TRAINED_DAYS }, cause.name);
  await enqueue(tx, watchModels, {});
}

type Cause = { name: string; kind: 'gbdt' | 'forest' };

async function wanted(tx: Tx): Promise<Cause | null> {
  const models = await listModels(tx);
  const recent = models.some((one) => one.at.getTime() > tx.now.getTime() - AGAIN_MS);
  if (recent) return null;
  const pack = packFor(tx, null);
  const ground = await groundCounts(tx, new Date(tx.now.getTime() - GROUND_DAYS * DAY_MS));
  const canLearn = ground.labelled >= packNumber(pack, 'model_labels_first') && ground.frauds > 0;
  const id = await championId(tx);
  if (id === null) {
    if (canLearn && !models.some((one) => one.kind === 'gbdt')) return { name: 'cold_start', kind: 'gbdt' };
    const isEnough = ground.measured >= packNumber(pack, 'model_rows_first');
    return isEnough && models.length === 0 ? { name: 'cold_start', kind: 'forest' } : null;
  }
  const champion = await findModel(tx, id);
  if (!champion) return null;
  const kind = canLearn ? 'gbdt' : champion.kind;
  if (champion.at.getTime() < tx.now.getTime() - packNumber(pack, 'model_age_days') * DAY_MS)
    return { name: 'monthly', kind };
  const [watch] = await modelWatches(tx, id, 1);
  const seen = watch ? watchOf(watch) : null;
  const hasDrifted = seen !== null && ((seen.scoreDrift ?? 0) > DRIFTED || (seen.drift[0]?.index ?? 0) > DRIFTED);
  return hasDrifted ? { name: 'drift', kind } : null;
}
