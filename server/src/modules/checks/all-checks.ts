import { ageCheck } from './age/index.ts';
import { chipCheck } from './chip/index.ts';
import { CONNECTORS } from './connectors.ts';
import type { AnyCheck } from './define-check.ts';
import { deviceCheck } from './device/index.ts';
import { documentCheck } from './document/index.ts';
import { faceDuplicate } from './face-duplicate/index.ts';
import { faceMatch } from './face-match/index.ts';
import { identifierCheck } from './identifier/index.ts';
import { livenessCheck } from './liveness/index.ts';
import { phoneCheck } from './phone/index.ts';
import { positionCheck } from './position/index.ts';
import { proofOfAddress } from './proof-of-address/index.ts';
import { registryCheck } from './registry/index.ts';
import { tamperingCheck } from './tampering/index.ts';

/** Every check of an applicant that this floor knows; a new one is a folder and a line here. */
export const CHECKS: readonly AnyCheck[] = [
  documentCheck,
  chipCheck,
  identifierCheck,
  ageCheck,
  faceMatch,
  livenessCheck,
  faceDuplicate,
  deviceCheck,
  phoneCheck,
  positionCheck,
  proofOfAddress,
  registryCheck,
  tamperingCheck,
  ...CONNECTORS,
];
