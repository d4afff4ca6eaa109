export { type Answered, call, isSimulated, openProviders } from './call.ts';
export {
  AdverseMediaAnswer,
  type AdverseMediaRequest,
  type Article,
  CreditHistoryAnswer,
  type CreditHistoryRequest,
} from './kinds/connectors.ts';
export type { FaceAnswer, FaceMeasurement, Kind, Kinds, LivenessAnswer, LivenessRequest } from './kinds/index.ts';
export { type AnyProvider, defineProvider, type Provider } from './provider.ts';
