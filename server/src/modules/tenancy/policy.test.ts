import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Attempts,
  conflictOf,
  countAttempt,
  isAlive,
  lockedForS,
  matches,
  permissionsOf,
  refusedScope,
  SESSION_IDLE_MS,
  scopeBeyond,
  takeBack,
  weaknessOf,
} from './policy.ts';
import { ROLES } from './schema.ts';

const DECLARED = [
  'tenancy.session_use',
  'tenancy.staff_read',
  'tenancy.staff_write',
  'tenancy.keys_read',
  'tenancy.keys_write',
  'tenancy.settings_read',
  'tenancy.settings_write',
  'home.read',
  'events.read',
  'cases.read',
  'cases.decide',
  'cases.approve',
  'customers.read',
  'customers.reveal',
  'verifications.read',
  'verifications.write',
  'screening.read',
  'screening.write',
  'screening.decide',
  'lists.read',
  'flows.read',
  'providers.read',
  'captures.read',
  'audit.read',
  'audit.verify',
];
const now = new Date('2026-11-22T09:00:00.000Z');
const after = (ms: number) => new Date(now.getTime() + ms);

describe('SEC-01 duties stay apart', () => {
  const of = (role: string) => permissionsOf([role], DECLARED);

  test('an administrator cares for logins and decides no case', () => {
    expect(of('admin').has('tenancy.staff_write')).toBe(true);
    expect([...of('admin')].filter((name) => /^(cases|customers|captures)\./.test(name))).toEqual([]);
  });

  test('an officer decides and a senior officer also approves', () => {
    expect(of('officer').has('cases.decide')).toBe(true);
    expect(of('officer').has('cases.approve')).toBe(false);
    expect(of('senior_officer').has('cases.approve')).toBe(true);
  });

  test('an auditor reads everything, changes nothing and unmasks nobody', () => {
    const held = [...of('auditor')];
    expect(held).toEqual(expect.arrayContaining(['cases.read', 'tenancy.staff_read', 'audit.read', 'audit.verify']));
    expect(held.filter((name) => /(write|decide|approve|reveal)$/.test(name))).toEqual([]);
  });

  test('a developer holds keys and sees no customer', () => {
    expect(of('developer').has('tenancy.keys_write')).toBe(true);
    expect([...of('developer')].filter((name) => /^(customers|cases|captures|verifications)\./.test(name))).toEqual([]);
  });

  test('every role can sign out, and a role that nobody knows holds nothing', () => {
    for (const role of ROLES) expect(of(role).has('tenancy.session_use')).toBe(true);
    expect(of('root').size).toBe(0);
    expect(of('constructor').size).toBe(0);
  });

  test('one person is not both administrator and officer, nor auditor and anything', () => {
    expect(conflictOf(['admin', 'officer'])).toEqual(['admin', 'officer']);
    for (const role of ROLES) if (role !== 'auditor') expect(conflictOf(['auditor', role])).not.toBeNull();
    expect(conflictOf(['officer', 'senior_officer'])).toBeNull();
    expect(conflictOf(['admin', 'developer'])).toBeNull();
  });

  test('no key gives a second opinion, unmasks, or makes logins and keys', () => {
    for (const scope of ['cases.approve', 'customers.reveal', 'tenancy.staff_write', 'tenancy.keys_write']) {
      expect(refusedScope(['cases.read', scope], DECLARED)).toBe(scope);
    }
    expect(refusedScope(['cases.read', 'verifications.write'], DECLARED)).toBeNull();
    expect(refusedScope(['cases.readd'], DECLARED)).toBe('cases.readd');
  });

  test('a developer gives a key the journey and not the customers; an administrator may', () => {
    const developer = { roles: ['developer'], permissions: of('developer') };
    expect(scopeBeyond(['verifications.write', 'flows.read'], developer)).toBeNull();
    expect(scopeBeyond(['verifications.write', 'customers.read'], developer)).toBe('customers.read');
    expect(scopeBeyond(['customers.read'], { roles: ['admin'], permissions: of('admin') })).toBeNull();
  });

  test('a pattern means whole words: cases.* is not casesx.read, *.read is not audit.reread', () => {
    expect(matches('cases.*', 'cases.read')).toBe(true);
    expect(matches('cases.*', 'casesx.read')).toBe(false);
    expect(matches('*.read', 'tenancy.staff_read')).toBe(true);
    expect(matches('*.read', 'audit.reread')).toBe(false);
  });
});

describe('guesses are slowed down', () => {
  const failing = (count: number, at: Date = now) =>
    Array.from({ length: count }).reduce<Attempts | null>((current) => countAttempt(current, at), null);

  test('the fourth failure is free and the fifth waits 30 s', () => {
    expect(lockedForS(failing(4), now)).toBe(0);
    expect(lockedForS(failing(5), now)).toBe(30);
    expect(lockedForS(failing(5), after(29_999))).toBe(1);
    expect(lockedForS(failing(5), after(30_000))).toBe(0);
  });

  test('each further failure waits twice as long, 15 min at most', () => {
    expect(lockedForS(failing(6), now)).toBe(60);
    expect(lockedForS(failing(9), now)).toBe(480);
    expect(lockedForS(failing(10), now)).toBe(900);
    expect(lockedForS(failing(60), now)).toBe(900);
  });

  test('a right attempt takes its own count back and earlier failures stay', () => {
    const fifth = takeBack(failing(5)!);
    expect(fifth).toEqual({ failed: 4, lastFailedAt: now, lockedUntil: null });
    expect(lockedForS(countAttempt(fifth, now), now)).toBe(30);
  });

  test('failures of the day before are forgotten', () => {
    expect(countAttempt(failing(9), after(24 * 3_600_000 - 1)).failed).toBe(10);
    expect(countAttempt(failing(9), after(24 * 3_600_000)).failed).toBe(1);
  });

  test('more failures never wait less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), (count) => {
        expect(lockedForS(failing(count + 1), now)).toBeGreaterThanOrEqual(lockedForS(failing(count), now));
      }),
    );
  });
});

test('a session ends 30 min after its last use and at its last hour, not a moment before', () => {
  const session = { lastUsedAt: now, expiresAt: after(SESSION_IDLE_MS * 2) };
  expect(isAlive(session, after(SESSION_IDLE_MS - 1))).toBe(true);
  expect(isAlive(session, after(SESSION_IDLE_MS))).toBe(false);
  expect(isAlive({ lastUsedAt: after(1000), expiresAt: after(1001) }, after(1000))).toBe(true);
  expect(isAlive({ lastUsedAt: after(1000), expiresAt: after(1001) }, after(1001))).toBe(false);
});

test('a password has twelve characters, more than four different ones, and not the login in it', () => {
  expect(weaknessOf('correct hors', 'a@b.example')).toBeNull();
  expect(weaknessOf('correct hor', 'a@b.example')).toBe('too_short');
  expect(weaknessOf('aaaabbbbccccdddd', 'a@b.example')).toBe('too_plain');
  expect(weaknessOf('my-Ines.Faro-2026', 'ines.faro@b.example')).toBe('names_login');
});
