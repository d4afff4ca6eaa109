export { BOOST_DEFAULTS, type BoostSettings, type Progress } from './boost.ts';
export { type Calibration, fitIsotonic, fitPlatt, probability } from './calibrate.ts';
export type { IsolationSettings } from './isolate.ts';
export {
  aucOf,
  averagePrecisionOf,
  brierOf,
  calibrationErrorOf,
  cardPrecisionOf,
  stabilityIndex,
} from './metrics.ts';
export {
  type Attribution,
  explainRow,
  fitForest,
  fitGbdt,
  type Model,
  type ModelKind,
  ModelUnreadable,
  rawScore,
  readModel,
  scoreRow,
  writeModel,
} from './model.ts';
export { type FeatureTable, FitRefused } from './table.ts';
