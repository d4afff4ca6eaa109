import { td1Card } from './td1-card.ts';

/** An identity card by ICAO 9303-5. */
export const identityCard = td1Card({
  class: 'identity_card',
  title: 'IDENTITY CARD',
  documentCode: 'I',
  authority: 'CIVIL REGISTRY ZENITH',
  nationality: ({ person }) => person.country,
});
