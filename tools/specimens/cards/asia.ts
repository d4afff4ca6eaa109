import { cnBusinessLicence } from './cn-business-licence.ts';
import type { Design } from './design.ts';
import { hkIdentityCard } from './hk-identity-card.ts';
import { idSim } from './id-sim.ts';
import { myMykad } from './my-mykad.ts';
import { phDrivingLicence, phNationalId } from './ph-cards.ts';
import { sgNric } from './sg-nric.ts';
import { twNationalId } from './tw-national-id.ts';

/** Cards and papers of East and South-East Asia in Chinese and Latin script. */
export const ASIAN_DESIGNS = {
  id_driving_licence: idSim,
  cn_business_licence: cnBusinessLicence,
  hk_identity_card: hkIdentityCard,
  tw_national_id: twNationalId,
  sg_nric: sgNric,
  my_mykad: myMykad,
  ph_national_id: phNationalId,
  ph_driving_licence: phDrivingLicence,
} as const satisfies Record<string, Design>;
