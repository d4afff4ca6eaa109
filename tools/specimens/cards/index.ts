import { ASIAN_DESIGNS } from './asia.ts';
import { cnResidentId } from './cn-resident-id.ts';
import type { Design } from './design.ts';
import { idKtp } from './id-ktp.ts';
import { identityCard } from './identity-card.ts';
import { LETTERS } from './letters.ts';
import { OF_AFRICA } from './of-africa.ts';
import { OF_AMERICA } from './of-america.ts';
import { OF_EUROPE } from './of-europe.ts';
import { OF_SCRIPTS } from './of-scripts.ts';
import { passport } from './passport.ts';
import { residencePermit } from './residence-permit.ts';
import { visa } from './visa.ts';

/** Every class of specimen: a new one is a file beside this and a line here or in the list of its continent. */
export const DESIGNS = {
  passport,
  identity_card: identityCard,
  residence_permit: residencePermit,
  visa,
  cn_resident_id: cnResidentId,
  id_ktp: idKtp,
  ...ASIAN_DESIGNS,
  ...OF_EUROPE,
  ...OF_AMERICA,
  ...OF_AFRICA,
  ...LETTERS,
  ...OF_SCRIPTS,
} as const satisfies Record<string, Design>;

export type SpecimenClass = keyof typeof DESIGNS;
