import { expect, test } from 'vitest';
import { alternativeOf } from './alternative.ts';

const type = (code: string) => ({ code, sides: ['front' as const] });
const countries = [
  { code: 'DE', document_types: [type('de_identity_card'), type('passport')] },
  { code: 'FR', document_types: [type('identity_card'), type('passport')] },
];
const chosen = { country: 'DE', document_type: 'de_identity_card', countries };
const seen = (documentClass: string | null, country: string | null = null) => ({ class: documentClass, country });

test('a passport where a card was chosen is offered as the choice', () => {
  expect(alternativeOf(chosen, {}, seen('passport', 'DE'))).toEqual({ country: 'DE', documentType: 'passport' });
});

test('the same document of another country is offered with that country', () => {
  expect(alternativeOf(chosen, {}, seen('passport', 'FR'))).toEqual({ country: 'FR', documentType: 'passport' });
  expect(alternativeOf(chosen, {}, seen('identity_card', 'FR'))).toEqual({
    country: 'FR',
    documentType: 'identity_card',
  });
});

test('nothing is offered when the choice fits, nothing was seen, or what was seen is not accepted', () => {
  expect(alternativeOf(chosen, {}, seen('de_identity_card', 'DE'))).toBeNull();
  expect(alternativeOf(chosen, {}, seen('identity_card'))).toBeNull();
  expect(alternativeOf(chosen, {}, seen(null))).toBeNull();
  expect(alternativeOf(chosen, {}, seen('visa', 'DE'))).toBeNull();
  expect(alternativeOf({ ...chosen, document_type: null }, {}, seen('passport'))).toBeNull();
});

test('a country that is not offered leaves the chosen one', () => {
  expect(alternativeOf(chosen, {}, seen('passport', 'UTO'))).toEqual({ country: 'DE', documentType: 'passport' });
});

test('a bill asked for beside the document is never changed into one', () => {
  expect(alternativeOf(chosen, { document_type: 'utility_bill' }, seen('passport', 'DE'))).toBeNull();
});
