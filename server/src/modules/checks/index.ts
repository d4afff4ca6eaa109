import { ageCheck } from './age/index.ts';
import type { AnyCheck } from './define-check.ts';
import { deviceCheck } from './device/index.ts';
import { documentCheck } from './document/index.ts';
import { faceMatch } from './face-match/index.ts';
import { identifierCheck } from './identifier/index.ts';
import { livenessCheck } from './liveness/index.ts';
import { phoneCheck } from './phone/index.ts';
import { positionCheck } from './position/index.ts';
import { proofOfAddress } from './proof-of-address/index.ts';
import { registryCheck } from './registry/index.ts';

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
export { checksOf, type KeptCheck, keepChecks } from './operations/keep-checks.ts';
export { runCheck } from './run.ts';
export { type CheckOutcome, CheckView, type EvidenceLine } from './schema.ts';

/** Every check of an applicant that this floor knows; a new one is a folder and a line here. */
export const CHECKS: readonly AnyCheck[] = [
  documentCheck,
  identifierCheck,
  ageCheck,
  faceMatch,
  livenessCheck,
  deviceCheck,
  phoneCheck,
  positionCheck,
  proofOfAddress,
  registryCheck,
];
