import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyEntity, ftmProperties, type ListedEntity, parseFtm } from '../index.ts';

const text = fc.stringMatching(/^[A-Za-zА-яäöü一-龥]{2,12}( [A-Za-z]{2,8}){0,2}$/);
const entity: fc.Arbitrary<ListedEntity> = fc
  .record({
    schema: fc.constantFrom('Person', 'Organization', 'Company', 'Vessel'),
    names: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
    born: fc.uniqueArray(fc.constantFrom('1950', '1961-04', '1974-11-02'), { maxLength: 2 }),
    countries: fc.uniqueArray(fc.constantFrom('de', 'iq', 'cn'), { maxLength: 2 }),
    passports: fc.uniqueArray(fc.stringMatching(/^[A-Z]\d{7}$/), { maxLength: 2 }),
    remarks: fc.option(text, { nil: null }),
  })
  .map(({ schema, names, born, countries, passports, remarks }) => ({
    ...emptyEntity('x-1', 'x', schema as ListedEntity['schema']),
    names: names.map((name, at) => ({
      text: name,
      kind: (['primary', 'strong', 'weak', 'weak'] as const)[at] ?? 'weak',
    })),
    birth_dates: born,
    countries,
    identifiers: passports.map((value) => ({ kind: 'passport', value })),
    topics: ['sanction'],
    programmes: ['SDGT'],
    remarks,
  }));

describe('SCR-06 an entity written as FollowTheMoney', () => {
  test('reads back as what it was', () => {
    fc.assert(
      fc.property(entity, (one) => {
        const line = JSON.stringify({
          id: one.id,
          schema: one.schema,
          datasets: [one.list],
          properties: ftmProperties(one),
        });
        expect(parseFtm(line, { list: 'x' }).entities).toEqual([one]);
      }),
    );
  });
});
