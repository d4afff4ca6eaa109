import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormat } from './format.ts';
import { directionOf, LOCALES, pickLocale } from './locales.ts';

const english = createFormat('en');
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u2066-\u2069\u200e\u200f\u061c]/g, ' ').trim();

describe('money', () => {
  test.each([
    ['USD', '100000', '$1,000'],
    ['USD', '100050', '$1,000.50'],
    ['USD', '5', '$0.05'],
    ['JPY', '1200', '¥1,200'],
    ['USD', '-250', '-$2.50'],
  ])('%s %s is %s', (currency, minor, shown) => {
    expect(plain(english.money({ currency, minor }))).toBe(shown);
  });

  test('no figure is lost, however large', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (minor) => {
        const figures = english.money({ currency: 'USD', minor: String(minor) }).replaceAll(/[^0-9]/g, '');
        return BigInt(figures) === (minor % 100n === 0n ? minor / 100n : minor);
      }),
    );
  });
});

describe('time', () => {
  test('partial dates of life stay partial', () => {
    expect(english.date('1958')).toBe('1958');
    expect(english.date('1958-07')).toBe('July 1958');
    expect(english.date('1958-07-30')).toBe('Jul 30, 1958');
    expect(english.date('1958-••-••')).toBe('1958-••-••');
  });

  test('a duration is its two largest units', () => {
    expect(plain(english.duration(12_000_000))).toBe('3 hr 20 min');
    expect(plain(english.duration(3_600_000))).toBe('1 hr');
    expect(plain(english.duration(400))).toBe('400 ms');
  });

  test('relative times name the largest unit that fits', () => {
    const now = Date.parse('2026-03-02T12:00:00Z');
    expect(english.relative('2026-03-02T11:00:00Z', now)).toBe('1 hr. ago');
    expect(english.relative('2026-03-02T12:14:30Z', now)).toBe('in 14 min.');
    expect(english.relative('not a time', now)).toBe('');
  });
});

describe('languages', () => {
  test('figures are Latin everywhere, so that they compare with documents', () => {
    for (const locale of LOCALES) expect(createFormat(locale).number(1958)).toMatch(/^[0-9.,\s]+$/);
  });

  test('the nearest language is picked, English when none is near', () => {
    expect(pickLocale(['pt-PT', 'de'])).toBe('pt-BR');
    expect(pickLocale(['zh-TW'])).toBe('zh-CN');
    expect(pickLocale(['de-AT'])).toBe('en');
  });

  test('Arabic alone is read from the right', () => {
    expect(LOCALES.filter((locale) => directionOf(locale) === 'rtl')).toEqual(['ar']);
  });
});
