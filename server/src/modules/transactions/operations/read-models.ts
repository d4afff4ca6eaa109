import { packFor, packNumber } from '#modules/regulation';
import { readSetting } from '#modules/tenancy';
import { DAY_MS } from '#platform/clock';
import type { Db } from '#platform/db';
import { modelNotFound } from '../errors.ts';
import { lanesFacility } from '../lane/lanes.ts';
import { measuresOf } from '../models/measured.ts';
import type { ModelCard, ModelRow, Models } from '../schema/index.ts';
import { BARRED } from '../settings.ts';
import { championId, findModel, groundCounts, listModels, modelVerdicts, modelWatches } from '../store/index.ts';
import { besideOf, cardOf, rowOf, watchOf } from './model-views.ts';
import { namesOf } from './people.ts';

/** How far back models may look. */
export const GROUND_DAYS = 400;
const WATCHES = 30;

export async function readModels(db: Db): Promise<Models> {
  const [models, verdicts] = [await listModels(db), await modelVerdicts(db)];
  const watches = await modelWatches(db, null, models.length + 1);
  const pack = packFor(db, null);
  const ground = await groundCounts(db, new Date(db.now.getTime() - GROUND_DAYS * DAY_MS));
  const live = db.use(lanesFacility).live(db.tenantId);
  await live.refresh(db);
  const nameOf = await namesOf(
    db,
    [...models, ...verdicts].map((one) => one.byActor),
  );
  return {
    data: models.map((one) =>
      rowOf(one, { models, verdicts, watch: watches.find((w) => w.modelId === one.id) ?? null, nameOf }),
    ),
    ground: {
      ...ground,
      measuredNeeded: packNumber(pack, 'model_rows_first'),
      labelledNeeded: packNumber(pack, 'model_labels_first'),
      watched: await watchedMeasures(db),
      fault: live.fault,
    },
  };
}

/** What may stand for a trait that is protected, and whatever else is barred: a new training does not use what is. */
async function watchedMeasures(db: Db): Promise<Models['ground']['watched']> {
  const barred = new Set(await readSetting(db, BARRED));
  return measuresOf(db)
    .measures.filter((one) => one.proxy !== null || barred.has(one.name))
    .map(({ name, says, proxy }) => ({ name, says, proxy: proxy ?? '', barred: barred.has(name) }));
}

export async function readModelCard(db: Db, id: string): Promise<ModelCard> {
  const model = await findModel(db, id);
  if (!model) throw modelNotFound();
  const [models, verdicts] = [await listModels(db), await modelVerdicts(db)];
  const watches = await modelWatches(db, id, WATCHES);
  const nameOf = await namesOf(
    db,
    [model, ...verdicts].map((one) => one.byActor),
  );
  const row = rowOf(model, { models, verdicts, watch: watches[0] ?? null, nameOf });
  const champion = await championId(db);
  const other = champion === null || champion === id ? null : await findModel(db, champion);
  const beside = other ? besideOf(other, (await modelWatches(db, other.id, 1))[0], watches[0]) : null;
  const { measures } = measuresOf(db);
  return cardOf(row, { model, verdicts, watches: watches.map(watchOf), measures, beside, nameOf });
}

/** One model as the registry lists it. */
export async function readRow(db: Db, id: string): Promise<ModelRow> {
  const found = (await readModels(db)).data.find((one) => one.id === id);
  if (!found) throw modelNotFound();
  return found;
}
