import { describe, expect, test } from 'vitest';
import { allAgreements, disagreementsOf } from './agreement.ts';
import { type DocumentEvidence, judge } from './index.ts';

const today = '2026-11-22';
const good: DocumentEvidence = {
  class: 'passport',
  expectedClass: 'passport',
  country: 'UTO',
  readable: true,
  mrzExpected: true,
  mrz: 'valid',
  failedDigits: [],
  reasons: [],
  sidesMissing: 0,
  sameSideTwice: false,
  disagreements: [],
  unconfirmed: [],
  code: null,
  expiryDate: '2030-01-01',
  othersWithDocument: 0,
  fieldsRead: 8,
  nameAgrees: null,
  confidence: 0.95,
};

describe('DOC-04 DOC-06 DOC-09 what a document must show', () => {
  test('a whole passport with right check digits passes', () => {
    expect(judge(good, today).result).toBe('pass');
  });
  test('a wrong check digit goes to a person with its reason', () => {
    expect(judge({ ...good, mrz: 'invalid', failedDigits: ['document_number'] }, today)).toMatchObject({
      result: 'inconclusive',
      reasons: ['authenticity.mrz_checksum'],
    });
  });
  test('a document is good on its last day and refused on the next', () => {
    expect(judge({ ...good, expiryDate: today }, today).result).toBe('pass');
    expect(judge({ ...good, expiryDate: '2026-11-21' }, today)).toMatchObject({
      result: 'fail',
      reasons: ['document.expired'],
    });
  });
  test.each([
    ['no zone where one belongs', { mrz: 'absent' as const }, 'document.unreadable_fields'],
    [
      'printed and zone disagree',
      { disagreements: [{ field: 'surname', a: 'mrz', b: 'printed', outcome: 'differs' as const }] },
      'authenticity.mrz_mismatch',
    ],
    [
      'the barcode on the back and the print on the front',
      { disagreements: [{ field: 'birth_date', a: 'printed', b: 'barcode', outcome: 'differs' as const }] },
      'authenticity.barcode_mismatch',
    ],
    [
      'another birth date than the one typed',
      { disagreements: [{ field: 'birth_date', a: 'printed', b: 'typed', outcome: 'differs' as const }] },
      'data.dob_mismatch',
    ],
    ['signs of the zone that could be others as well', { mrz: 'doubtful' as const }, 'document.mrz_doubtful'],
    [
      'a code that its authority did not sign',
      { reasons: ['authenticity.barcode_signature'] },
      'authenticity.barcode_signature',
    ],
    ['a name that one reading alone vouches for', { unconfirmed: ['surname'] }, 'document.name_unconfirmed'],
    ['the same side shown twice', { sameSideTwice: true }, 'document.same_side_twice'],
    ['one side of two', { sidesMissing: 1 }, 'document.page_missing'],
    ['another kind of document', { class: 'us_driving_licence' }, 'document.type_not_accepted'],
    ['the same number under another name', { othersWithDocument: 1 }, 'compromised.seen_with_other_person'],
    ['another name than the one given', { nameAgrees: false }, 'data.name_mismatch'],
    ['nothing recognised', { class: null }, 'authenticity.template_mismatch'],
  ])('%s is a doubt, never a pass', (_what, change, reason) => {
    const verdict = judge({ ...good, ...change }, today);
    expect(verdict.result).toBe('inconclusive');
    expect(verdict.reasons).toContain(reason);
  });
  test('what could not be read is not a pass', () => {
    expect(judge({ ...good, readable: false, fieldsRead: 0 }, today).result).toBe('inconclusive');
  });

  test('all sides and what was typed are compared, and the field that differs is named', () => {
    const said = (source: 'printed' | 'barcode', values: Record<string, string>) => ({
      sources: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, [{ value, source, confidence: 0.95 }]]),
      ),
      agreement: [],
    });
    const capture = (id: string, reading: object) =>
      ({ id, step: 'document', side: 'front', image: new Uint8Array(), reading }) as never;
    const pairs = allAgreements({
      captures: [
        capture('front', said('printed', { surname: 'DOE', birth_date: '1990-01-02' })),
        capture('back', said('barcode', { surname: 'DOE', birth_date: '1990-01-03' })),
      ],
      typed: { birth_date: '1990-01-03', full_name: 'Jane Doe' },
    });
    expect(disagreementsOf(pairs)).toEqual([
      { field: 'birth_date', a: 'printed', b: 'barcode', outcome: 'differs' },
      { field: 'birth_date', a: 'printed', b: 'typed', outcome: 'differs' },
    ]);
  });

  test('front and back of one card that contradict each other go to a person, with the letters that differ marked', () => {
    const side = (id: string, source: 'printed' | 'mrz', values: Record<string, string>) => ({
      id,
      step: 'document',
      reading: {
        sources: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, [{ value, source, confidence: 0.97 }]]),
        ),
        agreement: [],
      } as never,
    });
    const front = { surname: 'MUELLER', document_number: 'C01X00T47' };
    const against = (back: Record<string, string>) =>
      allAgreements({ captures: [side('front', 'printed', front), side('back', 'mrz', back)], typed: {} });
    expect(disagreementsOf(against(front))).toEqual([]);

    const pairs = against({ surname: 'MUELLEN', document_number: 'C01X00T41' });
    expect(pairs.map(({ field, a, b }) => [field, a.spans, b.spans])).toEqual([
      ['surname', [[6, 7]], [[6, 7]]],
      ['document_number', [[8, 9]], [[8, 9]]],
    ]);
    const disagreements = disagreementsOf(pairs);
    expect(disagreements.map(({ field }) => field)).toEqual(['surname', 'document_number']);
    for (const one of disagreements)
      expect(judge({ ...good, disagreements: [one] }, today)).toMatchObject({
        result: 'inconclusive',
        reasons: ['authenticity.mrz_mismatch'],
      });
  });

  test('a name of the zone that one reading alone vouches for does not pass, however sure it was', () => {
    const alone = judge({ ...good, unconfirmed: ['surname'], confidence: 0.999 }, today);
    expect(alone).toMatchObject({ result: 'inconclusive', reasons: ['document.name_unconfirmed'] });
  });
});
