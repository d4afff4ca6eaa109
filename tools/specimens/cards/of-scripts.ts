import type { Design } from './design.ts';
import { inAadhaar, inPan } from './in-cards.ts';
import { jpDrivingLicence } from './jp-driving-licence.ts';
import { krResidentCard } from './kr-resident-card.ts';
import { thNationalId } from './th-national-id.ts';
import { vnCccd } from './vn-cccd.ts';

/** Documents in scripts of their own. */
export const OF_SCRIPTS = {
  vn_cccd: vnCccd,
  th_national_id: thNationalId,
  in_aadhaar: inAadhaar,
  in_pan: inPan,
  jp_driving_licence: jpDrivingLicence,
  kr_resident_card: krResidentCard,
} as const satisfies Record<string, Design>;
