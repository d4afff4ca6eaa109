import type { Measure } from '@acquaint/engines/rules';
import { brandId } from '#platform/ids';
import type { ModelSaid } from '../schema/index.ts';
import type { StoredSaid } from '../tables.ts';

const SCORE_MAX = 100;

/** Where the probability of a decision comes from: the model where it says more than the points of the rules. */
export function pFromOf({ model, score }: { model: StoredSaid | null; score: number }): 'model' | 'prior' {
  return model?.p !== null && model?.p !== undefined && model.p >= score / SCORE_MAX ? 'model' : 'prior';
}

/** What a model said, with what its measures are in words. */
export function saidView(said: StoredSaid | null, measures: readonly Measure[]): ModelSaid | null {
  if (!said) return null;
  const says = (name: string) => measures.find((one) => one.name === name)?.says ?? name;
  return {
    ...said,
    id: brandId('mon', said.id),
    top: said.top.map((one) => ({ ...one, says: says(one.measure) })),
  };
}
