export { BOOST_DEFAULTS, type BoostSettings, type Progress } from './boost.ts';
export {
  type Calibration,
  CalibrationText,
  fitIsotonic,
  fitPlatt,
  IDENTITY_OF_LOG_ODDS,
  probability,
} from './calibrate.ts';
export type { IsolationSettings } from './isolate.ts';
export {
  aucOf,
  averagePrecisionOf,
  brierOf,
  calibrationErrorOf,
  cardPrecisionOf,
  type StabilityProfile,
  stabilityAgainst,
  stabilityIndex,
  stabilityProfile,
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
export { Random } from './random.ts';
export { checkTable, type FeatureTable, FitRefused } from './table.ts';
