export { TrainingFailed, trainInThread } from './in-thread.ts';
export {
  type Band,
  type HeldReport,
  reportOn,
  type SegmentReport,
  scoresOf,
  type Trained,
  type TrainReport,
  type TrainRequest,
  train,
} from './train.ts';
