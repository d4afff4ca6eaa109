import type { Measure } from '@acquaint/engines/rules';
import { brandId } from '#platform/ids';
import { type ModelCard, type ModelRow, WatchReport } from '../schema/index.ts';
import type { StoredModel, StoredVerdict, StoredWatch } from '../store/index.ts';
import type { Names } from './people.ts';

type About = {
  models: readonly StoredModel[];
  verdicts: readonly StoredVerdict[];
  watch: StoredWatch | null;
  nameOf: Names;
};
type Watched = WatchReport & { at: Date };

/** A model as the registry lists it. `verdicts` are newest first. */
export function rowOf(model: StoredModel, { verdicts, watch, nameOf }: About): ModelRow {
  const { id, report } = model;
  const last = verdicts.find((one) => one.modelId === id);
  const seen = watch && watchOf(watch);
  const [worst = null] = seen?.drift ?? [];
  return {
    id: brandId('mon', id),
    ...{ version: model.version, kind: model.kind, status: model.status, cause: model.cause, done: model.done },
    role: roleOf(model, verdicts),
    ...{ tries: model.tries },
    ...{ failure: model.failure, since: model.since, until: model.until, barred: model.barred },
    ...{ by: nameOf(model.byActor), at: model.at, finishedAt: model.finishedAt },
    ...{ rows: report?.rows ?? null, positives: report?.positives ?? null },
    held: report?.held ?? null,
    pending: last?.kind === 'proposed' ? { by: nameOf(last.byActor), reason: last.reason, at: last.at } : null,
    watch: seen && { ...seen, worst },
  };
}

function roleOf(model: StoredModel, verdicts: readonly StoredVerdict[]): ModelRow['role'] {
  if (model.status !== 'ready') return 'none';
  const deciding = verdicts.filter((one) => one.kind !== 'proposed' && one.kind !== 'rejected');
  if (deciding[0]?.modelId === model.id) return 'champion';
  return deciding.some((one) => one.modelId === model.id) ? 'retired' : 'challenger';
}

export function watchOf({ at, report }: StoredWatch): Watched {
  return { ...WatchReport.decode(report as never), at };
}

/** The model that decides and another on the same newest payments; null while one of them was not looked at. */
export function besideOf(
  champion: StoredModel,
  theirs: StoredWatch | undefined,
  own: StoredWatch | undefined,
): ModelCard['beside'] {
  if (!theirs || !own) return null;
  return { version: champion.version, held: watchOf(theirs).known, own: watchOf(own).known };
}

type Card = {
  model: StoredModel;
  verdicts: readonly StoredVerdict[];
  watches: Watched[];
  measures: readonly Measure[];
  beside: ModelCard['beside'];
  nameOf: Names;
};

export function cardOf(row: ModelRow, { model, verdicts, watches, measures, beside, nameOf }: Card): ModelCard {
  const { report } = model;
  const weight = new Map(report?.weight.map((one) => [one.feature, one.share]));
  return {
    ...row,
    measures: measures.map(({ name, says, proxy }) => ({
      ...{ name, says, proxy },
      used: weight.has(name),
      weight: weight.get(name) ?? null,
    })),
    report,
    watches,
    verdicts: verdicts
      .filter((one) => one.modelId === model.id)
      .map(({ kind, reason, byActor, at }) => ({ kind, reason, by: nameOf(byActor), at })),
    beside,
  };
}
