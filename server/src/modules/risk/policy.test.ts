import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPacks } from '#modules/regulation';
import { openingTier, type RiskInputs, rate, tierAfter } from './policy.ts';

const pack = loadPacks(join(import.meta.dirname, '../../../../packs')).byCountry.get('DE')!;
const at = new Date('2026-11-22T00:00:00Z');
const good: RiskInputs = {
  country: 'DE',
  nationality: 'DE',
  screening: 'clear',
  channel: 'remote_document',
  evidence: 'all_pass',
  deviceFlags: [],
  age: 30,
};

describe('RSK-01 a rating is explained by its factors and recomputed from them', () => {
  test('ordinary facts rate low and the contributions add up to the score', () => {
    const rated = rate(good, pack, at);
    expect(rated.rating).toBe('low');
    expect(rated.factors.reduce((sum, factor) => sum + factor.contribution, 0)).toBe(rated.score);
    expect(rate(good, pack, at)).toEqual(rated);
  });
  test('a country under increased monitoring rates medium, one under a call for action high', () => {
    expect(rate({ ...good, nationality: 'VN' }, pack, at).rating).toBe('medium');
    expect(rate({ ...good, nationality: 'IR' }, pack, at).rating).toBe('high');
  });
  test('unscreened is never low', () => {
    expect(rate({ ...good, screening: 'unscreened' }, pack, at).rating).not.toBe('low');
  });
  test('a confirmed sanctions match prohibits whatever else is good', () => {
    const rated = rate({ ...good, screening: 'confirmed_sanctions' }, pack, at);
    expect(rated.rating).toBe('prohibited');
    expect(openingTier(rated.rating)).toBe(0);
  });
});

test('RSK-02 a new customer begins in the smallest tier that may pay', () => {
  expect(openingTier('low')).toBe(1);
});

test('DOC-09 RSK-02 a renewed document gives back the tier that its end took away, unless the rating became grave', () => {
  expect(tierAfter('low', { current: 0, lost: 2 })).toBe(2);
  expect(tierAfter('medium', { current: 3, lost: null })).toBe(3);
  expect(tierAfter('high', { current: 0, lost: 2 })).toBe(1);
  expect(tierAfter('prohibited', { current: 2, lost: 2 })).toBe(0);
});
