import { describe, expect, test } from 'vitest';
import { verdictOf } from './verdict.ts';

describe('CAS-01 one word for a check', () => {
  test.each([
    ['done', 'pass', 'passed'],
    ['done', 'fail', 'refused'],
    ['done', 'inconclusive', 'doubt'],
    ['done', 'not_applicable', 'not_applicable'],
    ['pending', null, 'running'],
    ['running', null, 'running'],
    ['skipped', null, 'not_done'],
  ] as const)('%s with %s is %s', (status, result, verdict) => {
    expect(verdictOf({ status, result })).toBe(verdict);
  });

  test('a check that failed to run is a doubt, never passed', () => {
    expect(verdictOf({ status: 'error', result: null })).toBe('doubt');
  });
});
