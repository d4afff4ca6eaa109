export { CHECKS } from './all-checks.ts';
export {
  type AnyCheck,
  type CaptureInput,
  type Check,
  type CheckInputs,
  defineCheck,
  fieldOf,
  frontReading,
  type Gathered,
  type JudgedClip,
  type LivenessInput,
  type Verdict,
} from './define-check.ts';
export { allAgreements } from './document/agreement.ts';
export { checksOf, type KeptCheck, keepChecks, testimoniesOf } from './operations/keep-checks.ts';
export { runCheck } from './run.ts';
export { type CheckOutcome, CheckView, type EvidenceLine, type OutsideTestimony, TamperFinding } from './schema.ts';
export { switchedOn } from './settings.ts';
