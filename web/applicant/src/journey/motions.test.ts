import type { ApplyStep } from '@acquaint/sdk';
import { expect, test } from 'vitest';
import { wantsMotions } from './screen.ts';

const liveness = {
  motion: 'offered' as const,
  status: 'none' as const,
  attempts_left: 3,
  reasons: [],
  another_way: false,
  recorded: false,
};
const selfie: ApplyStep = { code: 'selfie', kind: 'selfie', status: 'todo', why: '', reasons: [], liveness };

test('BIO-02 motions are asked for while tries are left, and never of whoever said that they cannot', () => {
  expect(wantsMotions(selfie)).toBe(true);
  expect(wantsMotions({ ...selfie, liveness: { ...liveness, another_way: true } })).toBe(false);
  expect(wantsMotions({ ...selfie, liveness: { ...liveness, status: 'refused', attempts_left: 1 } })).toBe(true);
  expect(wantsMotions({ ...selfie, liveness: { ...liveness, status: 'refused', attempts_left: 0 } })).toBe(false);
  expect(wantsMotions({ ...selfie, liveness: { ...liveness, status: 'judging', attempts_left: 0 } })).toBe(true);
  expect(wantsMotions({ ...selfie, liveness: null })).toBe(false);
  expect(wantsMotions({ ...selfie, kind: 'document' })).toBe(false);
});
