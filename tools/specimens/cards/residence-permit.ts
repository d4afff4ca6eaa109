import { randomOf } from '../random.ts';
import { td1Card } from './td1-card.ts';

/** A residence permit by ICAO 9303-5: issued by one state to a citizen of another. */
export const residencePermit = td1Card({
  class: 'residence_permit',
  title: 'RESIDENCE PERMIT',
  documentCode: 'IR',
  authority: 'MIGRATION OFFICE ZENITH',
  nationality: ({ person }) => {
    const states = ['BRA', 'NGA', 'IDN', 'USA', 'GBR'] as const;
    return randomOf(Number(person.birth_date.replaceAll('-', '')), 'nationality').pick(states);
  },
});
