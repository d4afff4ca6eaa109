export { allPacks, loadPacks, packCodes, packFor, packNumber, packsFacility, packText } from './packs.ts';
export type {
  DocumentKind,
  FlowDefinition,
  FlowField,
  FlowStep,
  Pack,
  PackRule,
  PackValue,
  TierLimits,
} from './schema.ts';
