import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDates, parsePartialDate } from './partial-date.ts';

const agreement = (a: string, b: string) => {
  const [left, right] = [parsePartialDate(a), parsePartialDate(b)];
  return left && right ? compareDates(left, right) : null;
};

test('dates agree as far as both are known', () => {
  expect(agreement('1961-04-17', '1961-04-17')).toBe('same');
  expect(agreement('1961-04-17', '1961-04')).toBe('compatible');
  expect(agreement('1961-04-17', '1961')).toBe('compatible');
  expect(agreement('1961-04-05', '1961-05-04')).toBe('swapped');
  expect(agreement('1961-04', '1961-05')).toBe('same_year');
  expect(agreement('1961', '1962')).toBe('close');
  expect(agreement('1961', '1963')).toBe('differs');
});

test('what is no date is no date', () => {
  for (const text of ['', '61', '1961-4', '1961-02-30', '0961-01-01', '1961-13', '1961-04-17Z'])
    expect(parsePartialDate(text), text).toBeNull();
});

test('agreement is symmetric, and a date agrees with each of its own beginnings', () => {
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(fc.property(day, day, (a, b) => agreement(a, b) === agreement(b, a)));
  fc.assert(
    fc.property(
      day,
      (a) =>
        agreement(a, a) === 'same' &&
        agreement(a, a.slice(0, 7)) === 'compatible' &&
        agreement(a, a.slice(0, 4)) === 'compatible',
    ),
  );
});
