import type { Design } from './design.ts';
import { inAadhaar, inPan } from './in-cards.ts';
import { thNationalId } from './th-national-id.ts';
import { vnCccd } from './vn-cccd.ts';

/** Documents in scripts of their own. */
export const OF_SCRIPTS = {
  vn_cccd: vnCccd,
  th_national_id: thNationalId,
  in_aadhaar: inAadhaar,
  in_pan: inPan,
} as const satisfies Record<string, Design>;
