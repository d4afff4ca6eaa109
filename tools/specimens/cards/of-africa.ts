import type { Design } from './design.ts';
import { ghGhanaCard } from './gh-ghana-card.ts';
import { keNationalId } from './ke-national-id.ts';
import { ngNationalId, ngNinSlip, ngVoterCard } from './ng-cards.ts';
import { zaIdBook, zaSmartId } from './za-cards.ts';

/** Cards of African states. */
export const OF_AFRICA = {
  ng_nin_slip: ngNinSlip,
  ng_national_id: ngNationalId,
  ng_voter_card: ngVoterCard,
  ke_national_id: keNationalId,
  za_smart_id: zaSmartId,
  za_id_book: zaIdBook,
  gh_ghana_card: ghGhanaCard,
} as const satisfies Record<string, Design>;
