import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeSend, judgeTry, maskAddress, readAddress, type Sends } from './policy.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const sends = (over: Partial<Sends>): Sends => ({ lastForChannel: null, toAddress: [], forOne: [], ...over });
const every = (count: number, ms: number) => Array.from({ length: count }, (_, at) => ago((at + 1) * ms));

describe('a code is sent', () => {
  test('again after 30 s and not a moment before', () => {
    expect(judgeSend(sends({ lastForChannel: ago(29_999) }), now)).toEqual({
      allowed: false,
      why: 'too_soon',
      retryAfterS: 1,
    });
    expect(judgeSend(sends({ lastForChannel: ago(30_000) }), now)).toEqual({ allowed: true });
  });

  test('five times an hour to one address, and again when the first of them is an hour old', () => {
    expect(judgeSend(sends({ toAddress: every(4, 60_000) }), now)).toEqual({ allowed: true });
    expect(judgeSend(sends({ toAddress: every(5, 60_000) }), now)).toMatchObject({
      why: 'too_many',
      retryAfterS: 55 * 60,
    });
    expect(judgeSend(sends({ toAddress: every(5, 12 * 60_000) }), now)).toEqual({ allowed: true });
  });

  test('ten times an hour for one verification, whatever the addresses', () => {
    expect(judgeSend(sends({ forOne: every(9, 60_000) }), now)).toEqual({ allowed: true });
    expect(judgeSend(sends({ forOne: every(10, 60_000) }), now)).toMatchObject({ allowed: false, why: 'too_many' });
  });

  test('in whatever order the earlier sends are told', () => {
    const times = fc.array(fc.integer({ min: 0, max: 4_000_000 }), { maxLength: 14 });
    fc.assert(
      fc.property(times, (all) => {
        const [forward, backward] = [all.map(ago), [...all].sort((a, b) => a - b).map(ago)];
        expect(judgeSend(sends({ toAddress: forward }), now)).toEqual(judgeSend(sends({ toAddress: backward }), now));
      }),
    );
  });
});

describe('a code is right', () => {
  const code = { tries: 1, expiresAt: new Date(now.getTime() + 1) };

  test('until its last moment', () => {
    expect(judgeTry(code, true, now)).toBe('confirmed');
    expect(judgeTry({ ...code, expiresAt: now }, true, now)).toBe('expired');
  });

  test('at the fifth try, and a wrong fifth ends it', () => {
    expect(judgeTry({ ...code, tries: 4 }, false, now)).toBe('wrong');
    expect(judgeTry({ ...code, tries: 5 }, false, now)).toBe('spent');
    expect(judgeTry({ ...code, tries: 5 }, true, now)).toBe('confirmed');
    expect(judgeTry({ ...code, tries: 6 }, true, now)).toBe('spent');
  });
});

describe('an address', () => {
  test('is read into one form, or refused', () => {
    expect(readAddress('email', ' Ada@Example.com ')).toBe('ada@example.com');
    expect(readAddress('sms', '+86 138 0013 8000')).toBe('+8613800138000');
    expect(readAddress('sms', '138 0013 8000')).toBeNull();
    expect(readAddress('sms', '+86 1')).toBeNull();
    for (const text of ['ada', 'ada@', 'ada@example.com,eve@example.com', 'ada@example.com\r\nBcc: eve@example.com']) {
      expect(readAddress('email', text)).toBeNull();
    }
  });

  test('is shown so that only its owner knows it', () => {
    expect(maskAddress('email', 'ada@example.com')).toBe('a•••@example.com');
    expect(maskAddress('sms', '+8613800138000')).toBe('+86 ••• 00');
  });
});
