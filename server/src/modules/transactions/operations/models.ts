import { packFor, packNumber } from '#modules/regulation';
import { readSetting } from '#modules/tenancy';
import { DAY_MS } from '#platform/clock';
import type { Db, Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { enqueue } from '#platform/jobs';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import {
  modelBusy,
  modelNotBetter,
  modelNotFound,
  modelNothingBefore,
  modelNotReady,
  modelSecondPerson,
  modelTooFew,
} from '../errors.ts';
import { trainModel } from '../models/train-job.ts';
import { watchModels } from '../models/watch.ts';
import type { ModelApproval, ModelRow, Models, TrainModel } from '../schema/index.ts';
import { BARRED } from '../settings.ts';
import {
  actorOf,
  championId,
  changeModel,
  findModel,
  groundCounts,
  insertModel,
  insertModelVerdict,
  listModels,
  modelVerdicts,
  type StoredModel,
} from '../store/index.ts';
import { GROUND_DAYS, readModels, readRow } from './read-models.ts';

/** Asks for a model; it is trained behind, and changes nothing before two people want it to. */
export async function startTraining(tx: Tx, { kind, days }: TrainModel, cause = 'asked'): Promise<ModelRow> {
  await endSilent(tx);
  const models = await listModels(tx);
  if (models.some((one) => one.status === 'queued' || one.status === 'training')) throw modelBusy();
  const pack = packFor(tx, null);
  const ground = await groundCounts(tx, new Date(tx.now.getTime() - GROUND_DAYS * DAY_MS));
  if (kind === 'forest' && ground.measured < packNumber(pack, 'model_rows_first')) throw modelTooFew();
  const id = newId('mon');
  const since = new Date(tx.now.getTime() - days * DAY_MS);
  const barred = await readSetting(tx, BARRED);
  await insertModel(tx, { id, kind, cause, since, barred, byActor: actorOf(tx), at: tx.now });
  await enqueue(tx, trainModel, { id });
  await record(tx, { action: 'model.training_asked', subject: { prefix: 'mon', id }, after: { kind, days, cause } });
  return readRow(tx, id);
}

/** A training that nothing was heard of for so long lost its process for good. */
const SILENT_MS = 300_000;

/** Ends trainings whose process is gone, so that another can be asked for; the model that decides is not touched. */
export async function endSilent(tx: Tx): Promise<void> {
  for (const one of await listModels(tx)) {
    if (one.status !== 'queued' && one.status !== 'training') continue;
    if ((one.heardAt ?? one.at).getTime() > tx.now.getTime() - SILENT_MS) continue;
    await changeModel(tx, one.id, { status: 'failed', failure: 'fit.interrupted', finishedAt: tx.now });
  }
}

export async function cancelTraining(tx: Tx, id: string): Promise<ModelRow> {
  if (!(await findModel(tx, id))) throw modelNotFound();
  await changeModel(tx, id, { cancelAsked: true });
  return readRow(tx, id);
}

/** Asks that a model decides; a second person has to agree. */
export async function proposeModel(tx: Tx, id: string, reason: string): Promise<ModelRow> {
  const model = await readyModel(tx, id);
  const row = await readRow(tx, id);
  if (row.pending || row.role === 'champion') throw modelBusy();
  if (model.kind === 'gbdt') await checkWorth(tx, model);
  await say(tx, { modelId: id, kind: 'proposed', reason });
  return readRow(tx, id);
}

/** The second person's word. */
export async function settleModel(tx: Tx, id: string, { approve, reason }: ModelApproval): Promise<ModelRow> {
  await readyModel(tx, id);
  const row = await readRow(tx, id);
  if (!row.pending) throw modelNotFound();
  const asked = (await modelVerdicts(tx)).find((one) => one.modelId === id && one.kind === 'proposed');
  if (asked?.byActor === actorOf(tx)) throw modelSecondPerson();
  await say(tx, { modelId: id, kind: approve ? 'approved' : 'rejected', reason });
  return readRow(tx, id);
}

/** The model that decided before decides again, at once; or none does where there was none. */
export async function rollBackModel(tx: Tx, reason: string): Promise<Models> {
  const deciding = (await modelVerdicts(tx)).filter((one) => one.kind !== 'proposed' && one.kind !== 'rejected');
  const now = deciding[0]?.modelId ?? null;
  if (now === null) throw modelNothingBefore();
  const before = deciding.find((one) => one.modelId !== now)?.modelId ?? null;
  await say(tx, { modelId: before, kind: 'rolled_back', reason });
  return readModels(tx);
}

/** No model decides from here on; rules alone do. */
export async function retireModel(tx: Tx, reason: string): Promise<Models> {
  if ((await championId(tx)) === null) throw modelNothingBefore();
  await say(tx, { modelId: null, kind: 'retired', reason });
  return readModels(tx);
}

export async function lookAtModels(tx: Tx): Promise<{ asked: true }> {
  await enqueue(tx, watchModels, {});
  return { asked: true };
}

async function readyModel(db: Db, id: string): Promise<StoredModel> {
  const model = await findModel(db, id);
  if (!model) throw modelNotFound();
  if (model.status !== 'ready') throw modelNotReady();
  return model;
}

/** A first model needs enough known outcomes; a later one must find as much as the present one and be as well calibrated. */
async function checkWorth(tx: Tx, model: StoredModel): Promise<void> {
  const labels = packNumber(packFor(tx, null), 'model_labels_first');
  const held = model.report?.held ?? null;
  if (!held || (model.report?.rows ?? 0) < labels) throw modelTooFew();
  const champion = await championId(tx);
  const present = champion === null ? null : ((await findModel(tx, champion))?.report?.held ?? null);
  if (!present || present.averagePrecision === null) return;
  const findsLess = (held.averagePrecision ?? 0) < present.averagePrecision;
  const isWorse = (held.calibrationError ?? 1) > (present.calibrationError ?? 1) + CALIBRATION_SLACK;
  if (findsLess || isWorse) throw modelNotBetter();
}

/** So much may a calibration error differ by chance. */
const CALIBRATION_SLACK = 0.005;
type Said = {
  modelId: string | null;
  kind: 'proposed' | 'approved' | 'rejected' | 'rolled_back' | 'retired';
  reason: string;
};
const ACTION = {
  proposed: 'model.proposed',
  approved: 'model.approved',
  rejected: 'model.rejected',
  rolled_back: 'model.rolled_back',
  retired: 'model.retired',
} as const;

async function say(tx: Tx, { modelId, kind, reason }: Said): Promise<void> {
  const id = newId('mon');
  await insertModelVerdict(tx, { id, modelId, kind, reason });
  const subject = { prefix: 'mon', id: modelId ?? id } as const;
  await record(tx, { action: ACTION[kind], subject, after: { kind }, reason });
  if (kind !== 'proposed' && kind !== 'rejected') await emit(tx, { type: 'model.changed', subject });
}
