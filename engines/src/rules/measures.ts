import { z } from 'zod';
import { type Compiled, compileExpression, ExpressionInvalid, type Names } from '../expression/index.ts';
import { type Aggregate, AggregateInvalid, readAggregates } from '../windows/index.ts';
import { RuleInvalid } from './rule.ts';

/** A figure that a model may be told: how it is worked out, what it is called, which protected trait it may stand for. */
export type Measure = {
  name: string;
  value: string;
  says: string;
  proxy: string | null;
  /** A model must not find a payment less odd because this figure is higher. */
  rises: boolean;
};
/** Figures about an event, over declared windows. */
export type MeasureSet = { aggregates: ReadonlyMap<string, Aggregate>; measures: readonly Measure[] };

const Text = z.string().min(1).max(1000);
const Written = z.strictObject({
  aggregates: z.unknown(),
  measures: z.record(
    z.string().regex(/^[a-z][a-z0-9_]{0,49}$/),
    z.strictObject({ value: Text, says: Text, proxy: Text.optional(), rises: z.boolean().optional() }),
  ),
});
const WHO = 'measures';

/** Reads declared measures (YAML, already parsed to values). Throws `RuleInvalid` with the place of the fault. */
export function readMeasures(written: unknown): MeasureSet {
  const parsed = Written.safeParse(written);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new RuleInvalid(WHO, { path: issue?.path.join('.') ?? '', message: issue?.message ?? 'a table is expected' });
  }
  try {
    const measures = Object.entries(parsed.data.measures).map(([name, { value, says, proxy, rises }]) => ({
      ...{ name, value, says },
      ...{ proxy: proxy ?? null, rises: rises ?? false },
    }));
    return { aggregates: readAggregates(parsed.data.aggregates), measures };
  } catch (error) {
    if (error instanceof AggregateInvalid) throw new RuleInvalid(WHO, { path: error.at, message: error.message });
    throw error;
  }
}

/** The measures turned into closures; throws `RuleInvalid` where one does not fit what is known of an event. */
export function compileMeasures({ measures }: MeasureSet, names: Names): Compiled[] {
  return measures.map(({ name, value }) => {
    try {
      return compileExpression(value, names);
    } catch (error) {
      if (!(error instanceof ExpressionInvalid)) throw error;
      const { place, suggestion, message } = error;
      throw new RuleInvalid(WHO, { path: `${WHO}.${name}.value`, message, suggestion, ...place }, { cause: error });
    }
  });
}
