import { deIdentityCard } from './de-identity-card.ts';
import type { Design } from './design.ts';
import { euIdentityCard } from './eu-identity-card.ts';
import { gbDrivingLicence } from './gb-driving-licence.ts';

/** Cards of European states. */
export const OF_EUROPE = {
  de_identity_card: deIdentityCard,
  eu_identity_card: euIdentityCard,
  gb_driving_licence: gbDrivingLicence,
} as const satisfies Record<string, Design>;
