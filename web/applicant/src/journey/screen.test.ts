import type { ApplyState, ApplyStep } from '@acquaint/sdk';
import { describe, expect, test } from 'vitest';
import { canStepBack, EVERY_STEP, nextSide, type Place, progressOf, screenOf, tryOf } from './screen.ts';

const step = (code: string, kind: ApplyStep['kind'], more: Partial<ApplyStep> = {}): ApplyStep => ({
  ...{ code, kind, status: 'todo', why: '', reasons: [] },
  ...more,
});

const STEPS = [
  step('consent', 'consent'),
  step('choice', 'choice'),
  step('basics', 'form', { fields: [field('full_name'), field('address')] }),
  step('phone', 'code', { channel: 'sms' }),
  step('document', 'document', { sides: ['front', 'back'], captured: [] }),
  step('selfie', 'selfie', { captured: [] }),
];

function field(name: string) {
  return { name, kind: 'text' as const, required: true, why: '' };
}

/** A state in which the steps before `current` are done. */
function at(current: string | null, more: Partial<ApplyState> = {}, changed: Partial<ApplyStep> = {}): ApplyState {
  const index = STEPS.findIndex((each) => each.code === current);
  const steps = STEPS.map((each, position) => ({
    ...each,
    status: current === null || position < index ? ('done' as const) : each.status,
    ...(position === index ? changed : {}),
  }));
  const consent = {
    version: '1',
    accepted: index !== 0,
    purposes: [],
    legal_basis: '',
    retention: '',
    processors: [],
    minutes: 3,
  };
  return {
    ...{ id: 'ver_eu_1', status: 'started', outcome: null, tenant: { name: 'Bank', sandbox: false }, expires_at: '' },
    ...{ attempt: 1, attempts_max: 3, country: null, document_type: null, suggested_country: null, consent },
    ...{ countries: [], steps, current, can_submit: current === null, result: null },
    ...more,
  };
}

const place = (stepCode: string, name: Place['at'], index = 0): Place => ({
  ...{ step: stepCode, at: name, index },
  attempt: 1,
});
const nameOf = (state: ApplyState, where: Place | null = null) => screenOf(state, where).name;

describe('ONB-03 the screen follows from the state', () => {
  test('a new link begins with the overview, and goes on to the consent', () => {
    expect(nameOf(at('consent', { status: 'created' }))).toBe('overview');
    expect(nameOf(at('consent', { status: 'created' }), place('consent', 'start'))).toBe('consent');
  });

  test.each([
    ['choice', 'country'],
    ['basics', 'field'],
    ['phone', 'send-code'],
    ['document', 'tips'],
    ['selfie', 'tips'],
  ])('a link opened again at %s resumes there, without the overview', (current, expected) => {
    expect(nameOf(at(current))).toBe(expected);
  });

  test('when nothing is left to do the person is asked to send', () => {
    expect(nameOf(at(null))).toBe('submit');
  });

  test.each([
    ['submitted', null, 'waiting'],
    ['processing', null, 'waiting'],
    ['awaiting_provider', null, 'waiting'],
    ['a_status_of_tomorrow', null, 'waiting'],
    ['in_review', null, 'in-review'],
    ['on_hold', null, 'in-review'],
    ['completed', 'approved', 'approved'],
    ['completed', 'declined', 'declined'],
    ['expired', null, 'ended'],
    ['abandoned', null, 'ended'],
    ['cancelled', null, 'ended'],
  ] as const)('status %s with outcome %s shows %s', (status, outcome, expected) => {
    expect(nameOf(at(null, { status, outcome }))).toBe(expected);
  });

  test('success is shown only when the server says approved', () => {
    expect(nameOf(at(null, { status: 'completed', outcome: null }))).toBe('in-review');
    expect(nameOf(at(null, { status: 'processing', outcome: 'approved' }))).toBe('waiting');
  });

  test('what is needed again is explained first, then asked step by step', () => {
    const again = at('document', { status: 'awaiting_customer', outcome: 'resubmit' }, { status: 'redo' });
    expect(nameOf(again)).toBe('resubmit');
    expect(nameOf(again, place('document', 'start'))).toBe('tips');
    const later = { ...again, attempt: 2 };
    expect(nameOf(later, place('document', 'camera'))).toBe('resubmit');
    expect(nameOf(later, { ...place('document', 'start'), attempt: 2 })).toBe('tips');
    expect(nameOf(at(null, { status: 'awaiting_customer' }))).toBe('submit');
  });
});

describe('the place in a step', () => {
  test('a place of a step that is done is ignored', () => {
    expect(nameOf(at('document'), place('phone', 'enter-code'))).toBe('tips');
  });

  test('fields are asked one by one, and an index beyond them is the last', () => {
    expect(screenOf(at('basics'), place('basics', 'field', 1))).toMatchObject({ index: 1 });
    expect(screenOf(at('basics'), place('basics', 'field', 9))).toMatchObject({ index: 1 });
  });

  test('the camera for the back does not open by itself after the front was taken', () => {
    const front = at('document');
    const back = at('document', {}, { captured: ['front'] });
    expect(screenOf(front, place('document', 'camera', 0))).toMatchObject({ name: 'camera', side: 'front' });
    expect(screenOf(back, place('document', 'camera', 0))).toMatchObject({ name: 'tips', side: 'back' });
    expect(screenOf(back, place('document', 'camera', 1))).toMatchObject({ name: 'camera', side: 'back' });
  });

  test('country and document can be changed from a later step', () => {
    expect(nameOf(at('document'), place(EVERY_STEP, 'country'))).toBe('country');
    expect(nameOf(at('document'), place(EVERY_STEP, 'document'))).toBe('document');
    expect(nameOf(at('document'), place(EVERY_STEP, 'start'))).toBe('tips');
  });

  test('following the phone outlasts the steps, not the journey', () => {
    expect(nameOf(at('document'), place(EVERY_STEP, 'handoff'))).toBe('handoff');
    expect(nameOf(at('selfie'), place(EVERY_STEP, 'handoff'))).toBe('handoff');
    expect(nameOf(at(null, { status: 'processing' }), place(EVERY_STEP, 'handoff'))).toBe('waiting');
  });

  test('back is offered only where it leads to another screen', () => {
    const back = (state: ApplyState, where: Place | null) => canStepBack(screenOf(state, where), where);
    expect(back(at('choice'), place('choice', 'document'))).toBe(true);
    expect(back(at('choice'), null)).toBe(false);
    expect(back(at('choice'), place('consent', 'start'))).toBe(false);
    expect(back(at('basics'), place('basics', 'field', 0))).toBe(false);
    expect(back(at('basics'), place('basics', 'field', 1))).toBe(true);
    expect(back(at('document'), place('phone', 'enter-code'))).toBe(false);
  });
});

describe('sides and tries', () => {
  test('the first side without a picture is next; a document asked again begins at its front', () => {
    expect(nextSide(step('d', 'document', { sides: ['front', 'back'], captured: [] }))).toBe('front');
    expect(nextSide(step('d', 'document', { sides: ['front', 'back'], captured: ['front'] }))).toBe('back');
    const redo = { status: 'redo' as const, sides: ['front' as const, 'back' as const] };
    expect(nextSide(step('d', 'document', { ...redo, captured: ['front', 'back'] }))).toBe('front');
    expect(nextSide(step('d', 'document', { ...redo, captured: ['front'] }))).toBe('back');
  });

  test('a third picture is the last, however many retries a server names', () => {
    expect(tryOf(2)).toEqual({ now: 1, of: 3 });
    expect(tryOf(1)).toEqual({ now: 2, of: 3 });
    expect(tryOf(0)).toEqual({ now: 3, of: 3 });
    expect(tryOf(-1)).toEqual({ now: 3, of: 3 });
    expect(tryOf(7)).toEqual({ now: 1, of: 3 });
    expect(tryOf(undefined)).toEqual({ now: 1, of: 3 });
  });

  test('the ring is not closed by the applicant: sending is a step as well', () => {
    expect(progressOf(at('consent'))).toEqual({ done: 0, total: 7 });
    expect(progressOf(at(null))).toEqual({ done: 6, total: 7 });
  });
});
