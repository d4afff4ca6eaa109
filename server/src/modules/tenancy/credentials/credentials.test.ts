import { describe, expect, test } from 'vitest';
import { newId } from '#platform/ids';
import { hashPassword, randomPassword, verifyPassword } from './password.ts';
import { newKeyText, readKeyText } from './tokens.ts';
import { matchTotp, newTotpSecret, totpAt, totpUri } from './totp.ts';

/** RFC 6238 appendix B, SHA-1, the secret '12345678901234567890'; its eight digits end in our six. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS: readonly [number, string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
];

describe('SEC-01 codes of authenticator apps', () => {
  test.each(VECTORS)('at second %i the code is the one of RFC 6238', (second, code) => {
    expect(totpAt(RFC_SECRET, new Date(second * 1000)).code).toBe(code);
  });

  test('a code is taken one step early and one step late, not two', () => {
    const secret = newTotpSecret();
    const at = new Date(1_800_000_000_000);
    const { code } = totpAt(secret, at);
    const step = 1_800_000_000 / 30;
    for (const steps of [-1, 0, 1]) expect(matchTotp(secret, code, new Date(at.getTime() + steps * 30_000))).toBe(step);
    for (const steps of [-2, 2]) expect(matchTotp(secret, code, new Date(at.getTime() + steps * 30_000))).toBeNull();
  });

  test('a secret has 160 bits and its address escapes the login', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpUri(secret, 'a+b@c.example')).toContain('/Acquaint:a%2Bb%40c.example?');
  });
});

describe('passwords', () => {
  test('the right password opens its hash and no other does', async () => {
    const password = randomPassword();
    const hash = await hashPassword(password);
    expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
    expect(await verifyPassword(password, hash)).toBe(true);
    expect(await verifyPassword(`${password} `, hash)).toBe(false);
    expect(await verifyPassword(password, null)).toBe(false);
    expect(await verifyPassword(password, '$scrypt$broken')).toBe(false);
  });

  test('letters typed on two keyboards are one password', async () => {
    const hash = await hashPassword('Zürich-am-See-2026');
    expect(await verifyPassword('Zu\u0308rich-am-See-2026', hash)).toBe(true);
  });
});

describe('API keys', () => {
  test('a key reads back as its id and mode, and a changed one as nothing or another secret', () => {
    const id = newId('key');
    const { text, hash } = newKeyText(id, true);
    expect(text).toMatch(/^acq_test_/);
    expect(readKeyText(`Bearer ${text}`)).toEqual({ id, sandbox: true, hash });
    expect(readKeyText(`Bearer ${text.replace('test', 'live')}`)?.sandbox).toBe(false);
    expect(readKeyText(`Bearer ${text}0`)).toBeNull();
    expect(readKeyText(text)).toBeNull();
    expect(readKeyText(undefined)).toBeNull();
  });
});
