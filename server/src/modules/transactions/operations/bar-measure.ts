import { changeSetting, readSetting } from '#modules/tenancy';
import type { Tx } from '#platform/db';
import type { Locale } from '#platform/i18n';
import { measureUnknown } from '../errors.ts';
import { measuresOf } from '../models/measured.ts';
import type { BarMeasure, Models } from '../schema/index.ts';
import { BARRED } from '../settings.ts';
import { readModels } from './read-models.ts';

/** Bars a measure from trainings that begin later, or allows it again; before and after stand in the log. */
export async function barMeasure(tx: Tx, { measure, barred }: BarMeasure, locale: Locale): Promise<Models> {
  if (!measuresOf(tx).measures.some((one) => one.name === measure)) throw measureUnknown();
  const others = (await readSetting(tx, BARRED)).filter((one) => one !== measure);
  await changeSetting(tx, { key: BARRED.key, value: barred ? [...others, measure] : others }, locale);
  return readModels(tx);
}
