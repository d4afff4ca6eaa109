import { expect, test } from 'vitest';
import { ageOn } from '#platform/clock';
import { judge } from './index.ts';

test('a person is old enough on the eighteenth birthday and not the day before', () => {
  const on = (day: string) => judge({ birthDate: '2008-11-22', age: ageOn('2008-11-22', day) }, 18).result;
  expect(on('2026-11-22')).toBe('pass');
  expect(on('2026-11-21')).toBe('fail');
});

test('an unread birth date is a doubt', () => {
  expect(judge({ birthDate: null, age: null }, 18).result).toBe('inconclusive');
});
