export { fitSequence, SEQUENCE_DEFAULTS, type SequenceRows, type SequenceSettings } from './fit.ts';
export {
  isSequenceText,
  readSequence,
  type SequenceModel,
  SequenceReader,
  type SequenceState,
  scoreHistories,
  sequenceProbability,
  writeSequence,
} from './model.ts';
