import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acceptCapture, currentStep, decide, sayable, stepsFor, stepsToRedo } from './policy.ts';

const pass = (code: string) => ({ code, result: 'pass' as const, reasons: [] });
const all = ['document', 'face_match', 'screening'];
const good = { checks: all.map(pass), required: all, rating: 'low', attemptsLeft: 2 };

describe('ONB-02 the machine decides only what it may', () => {
  test('everything passed and an ordinary rating: approved', () => {
    expect(decide(good)).toEqual({ kind: 'approve' });
  });
  test('a required check that did not run is never an approval', () => {
    expect(decide({ ...good, checks: good.checks.slice(1) }).kind).toBe('review');
  });
  test('no document, no face or no screening to look at is never an approval', () => {
    for (const code of all)
      expect(
        decide({
          ...good,
          checks: good.checks.map((check) =>
            check.code === code ? { ...check, result: 'not_applicable' as const } : check,
          ),
        }).kind,
      ).toBe('review');
  });
  test('a doubt goes to a person; a sanctions doubt asks for two', () => {
    const doubt = (reason: string) =>
      decide({ ...good, checks: [...good.checks, { code: 'x', result: 'inconclusive', reasons: [reason] }] });
    expect(doubt('authenticity.mrz_checksum')).toMatchObject({ kind: 'review', grave: false });
    expect(doubt('screening.sanctions')).toMatchObject({ kind: 'review', grave: true });
  });
  test('a high rating goes to a person even when every check passed', () => {
    expect(decide({ ...good, rating: 'high' })).toMatchObject({ kind: 'review', grave: true });
  });
  test('an expired document is handed back while attempts are left, then goes to a person', () => {
    const checks = [
      { code: 'document', result: 'fail' as const, reasons: ['document.expired'] },
      ...good.checks.slice(1),
    ];
    expect(decide({ ...good, checks })).toMatchObject({ kind: 'resubmit', redo: ['document'] });
    expect(decide({ ...good, checks, attemptsLeft: 0 }).kind).toBe('review');
  });
  test('too young is a fact and declines', () => {
    expect(
      decide({ ...good, checks: [...good.checks, { code: 'age', result: 'fail', reasons: ['policy.under_age'] }] })
        .kind,
    ).toBe('decline');
  });
});

describe('DOC-02 retakes', () => {
  test('the first two poor pictures are asked again, the third is taken and a person decides', () => {
    expect(acceptCapture({ reasons: ['image.blurry'], retakes: 0, retakesMax: 2 })).toEqual({
      accepted: false,
      reasons: ['image.blurry'],
      retriesLeft: 1,
    });
    expect(acceptCapture({ reasons: ['image.blurry'], retakes: 1, retakesMax: 2 }).accepted).toBe(false);
    expect(acceptCapture({ reasons: ['image.blurry'], retakes: 2, retakesMax: 2 }).accepted).toBe(true);
  });
  test('of several faults the one to mend first comes first: in the dark nothing is sharp', () => {
    const reasons = ['image.glare', 'document.unreadable_fields', 'image.blurry', 'image.too_dark'];
    expect(acceptCapture({ reasons, retakes: 0, retakesMax: 2 }).reasons).toEqual([
      'image.too_dark',
      'image.blurry',
      'image.glare',
    ]);
  });
  test('a doubt about authenticity is no reason to photograph again', () => {
    expect(acceptCapture({ reasons: ['authenticity.mrz_checksum'], retakes: 0, retakesMax: 2 }).accepted).toBe(true);
  });
});

test('nothing that would tip off or teach a forger is said to the applicant', () => {
  expect(
    sayable(['screening.sanctions', 'authenticity.tampered', 'image.blurry', 'compromised.seen_with_other_person']),
  ).toEqual(['generic', 'image.blurry']);
});

test('every reason said to the applicant has a sentence of its own, and an unknown one is generic', () => {
  const words = new Set(Object.keys(JSON.parse(readFileSync(join(import.meta.dirname, 'messages/en.json'), 'utf8'))));
  const codes = [...words]
    .filter((key) => key.startsWith('applicant.reason.'))
    .map((key) => key.slice('applicant.reason.'.length));
  expect(sayable(codes).sort()).toEqual(codes.sort());
  expect(sayable(['face.already_enrolled', 'image.photo_of_screen', 'something.new'])).toEqual(['generic']);
});

test('a step depends on the document chosen and on the tenant’s switch', () => {
  const step = { code: 'position', kind: 'form' as const, why: 'w', when: { setting: 'br.position_required' } };
  const bill = { code: 'address_proof', kind: 'document' as const, why: 'w', when: { document_type: ['passport'] } };
  const flow = { code: 'onboarding', version: 1, steps: [step, bill], checks: ['document'] };
  expect(stepsFor(flow, { documentType: null, settings: new Set() })).toEqual([]);
  expect(
    stepsFor(flow, { documentType: 'passport', settings: new Set(['br.position_required']) }).map((one) => one.code),
  ).toEqual(['position', 'address_proof']);
});

test('steps are taken in order; an officer’s reasons send back the step they speak of', () => {
  const steps = [
    { code: 'document', kind: 'document', status: 'done' as const },
    { code: 'selfie', kind: 'selfie', status: 'redo' as const },
  ];
  expect(currentStep(steps)?.code).toBe('selfie');
  expect(stepsToRedo(['face.low_quality'], steps)).toEqual(['selfie']);
  expect(stepsToRedo(['data.insufficient_data'], steps)).toEqual(['document']);
});
