/** Feature values column by column: `columns[f][row]`. What is missing is NaN. */
export type FeatureTable = { names: readonly string[]; rows: number; columns: readonly Float64Array[] };

/** A table or a setting that no model can be made from. Codes are stable. */
export class FitRefused extends Error {
  readonly code:
    | 'fit.no_rows'
    | 'fit.no_features'
    | 'fit.one_class'
    | 'fit.cancelled'
    | 'fit.setting'
    | 'fit.too_large';
  constructor(code: FitRefused['code'], message: string) {
    super(message);
    this.name = 'FitRefused';
    this.code = code;
  }
}

/** About 4 GB of values: beyond, a sample is to be drawn first. */
const MOST_CELLS = 500_000_000;

/** Refuses what has no rows, no features, columns of other lengths, or more than fits. */
export function checkTable(table: FeatureTable): void {
  if (table.rows < 2) throw new FitRefused('fit.no_rows', 'a model needs at least two rows');
  if (table.names.length === 0) throw new FitRefused('fit.no_features', 'a model needs at least one feature');
  if (table.columns.length !== table.names.length || table.columns.some((column) => column.length !== table.rows))
    throw new FitRefused('fit.setting', 'every feature has one value a row');
  if (table.rows * table.names.length > MOST_CELLS)
    throw new FitRefused('fit.too_large', `at most ${MOST_CELLS} values are fitted at once`);
}
