import { describe, expect, test } from 'vitest';
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
  disagreements: [],
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
      { disagreements: [{ field: 'surname', a: 'mrz', b: 'printed' }] },
      'authenticity.mrz_mismatch',
    ],
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
});
