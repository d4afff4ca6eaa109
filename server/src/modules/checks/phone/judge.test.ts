import { describe, expect, test } from 'vitest';
import { judge } from './index.ts';

const good = { confirmed: true, country: 'CN', expected: 'CN', accounts: 3 };

describe('ONB-06 ONB-08 the phone', () => {
  test('three accounts on one phone pass, the fourth asks for a second look', () => {
    expect(judge(good, 3).result).toBe('pass');
    expect(judge({ ...good, accounts: 4 }, 3).reasons).toEqual(['network.phone_many_accounts']);
  });
  test('a phone of another region raises a flag, an unconfirmed one is no phone', () => {
    expect(judge({ ...good, country: 'US' }, 3).reasons).toEqual(['network.geo_mismatch']);
    expect(judge({ ...good, confirmed: false }, 3).result).toBe('inconclusive');
  });
});
