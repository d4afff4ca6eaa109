import { ASIAN_DESIGNS } from './asia.ts';
import { brCnh } from './br-cnh.ts';
import { cnResidentId } from './cn-resident-id.ts';
import { deIdentityCard } from './de-identity-card.ts';
import type { Design } from './design.ts';
import { idKtp } from './id-ktp.ts';
import { identityCard } from './identity-card.ts';
import { passport } from './passport.ts';
import { residencePermit } from './residence-permit.ts';
import { usDrivingLicence } from './us-driving-licence.ts';
import { utilityBill } from './utility-bill.ts';
import { visa } from './visa.ts';

/** Every class of specimen: a new one is a file beside this and a line here. */
export const DESIGNS = {
  passport,
  identity_card: identityCard,
  residence_permit: residencePermit,
  visa,
  de_identity_card: deIdentityCard,
  cn_resident_id: cnResidentId,
  id_ktp: idKtp,
  ...ASIAN_DESIGNS,
  us_driving_licence: usDrivingLicence,
  br_cnh: brCnh,
  utility_bill: utilityBill,
} as const satisfies Record<string, Design>;

export type SpecimenClass = keyof typeof DESIGNS;
