import type { Role } from './schema.ts';

const OWN_SESSION = 'tenancy.session_use';
const EVERYONE = [OWN_SESSION, 'home.read', 'events.read'];
const DESK = [
  'cases.read',
  'cases.decide',
  'customers.read',
  'customers.reveal',
  'verifications.read',
  'verifications.write',
  'captures.read',
  'screening.*',
  'lists.read',
  'flows.read',
  'transactions.read',
  'transactions.label',
  'rules.read',
];

/**
 * What each role may do, by permission name or pattern (`screening.*`, `*.read`). Duties are apart: who administers logins
 * decides no case, who audits changes nothing, who holds keys sees no customer.
 */
const GRANTS = {
  admin: [...EVERYONE, 'tenancy.*', 'flows.read', 'providers.read', 'lists.read', 'lists.refresh'],
  officer: [...EVERYONE, ...DESK],
  senior_officer: [...EVERYONE, ...DESK, 'cases.approve', 'rules.write', 'own_lists.read', 'own_lists.approve'],
  compliance_lead: [
    ...EVERYONE,
    ...DESK,
    'cases.approve',
    'audit.read',
    'audit.verify',
    'audit.evidence',
    'providers.read',
    'tenancy.settings_read',
    'tenancy.staff_read',
    'lists.refresh',
    'own_lists.*',
    'rules.*',
    'faces.delete',
  ],
  data_protection_officer: [
    ...EVERYONE,
    'customers.read',
    'customers.reveal',
    'verifications.read',
    'cases.read',
    'flows.read',
    'audit.read',
    'audit.verify',
    'audit.evidence',
    'tenancy.settings_read',
    'faces.delete',
  ],
  auditor: [...EVERYONE, '*.read', 'audit.verify', 'audit.evidence'],
  developer: [
    ...EVERYONE,
    'tenancy.keys_read',
    'tenancy.keys_write',
    'tenancy.settings_read',
    'flows.read',
    'providers.read',
  ],
} as const satisfies Record<Role, readonly string[]>;

/** Pairs that one person never holds together. */
const APART: readonly (readonly [Role, Role])[] = [
  ['admin', 'officer'],
  ['admin', 'senior_officer'],
  ['admin', 'compliance_lead'],
  ['developer', 'officer'],
  ['developer', 'senior_officer'],
  ['developer', 'compliance_lead'],
  ['auditor', 'admin'],
  ['auditor', 'officer'],
  ['auditor', 'senior_officer'],
  ['auditor', 'compliance_lead'],
  ['auditor', 'data_protection_officer'],
  ['auditor', 'developer'],
];

/** `module.*` is every permission of a module; `*.read` every one that only reads, such as `tenancy.keys_read`. */
export function matches(pattern: string, permission: string): boolean {
  if (pattern === '*.read') return /[._]read$/.test(permission);
  if (pattern.endsWith('.*')) return permission.startsWith(pattern.slice(0, -1));
  return pattern === permission;
}

/** The declared permissions that these roles hold together; a role unknown here holds none. */
export function permissionsOf(roles: readonly string[], declared: readonly string[]): Set<string> {
  const patterns = roles.flatMap((role) => (isRole(role) ? GRANTS[role] : []));
  return new Set(declared.filter((permission) => patterns.some((pattern) => matches(pattern, permission))));
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(GRANTS, text);
}

/** The first pair of duties that these roles would join; null when they may stand together. */
export function conflictOf(roles: readonly Role[]): readonly [Role, Role] | null {
  return APART.find(([one, other]) => roles.includes(one) && roles.includes(other)) ?? null;
}

/** What only a person may do: a second opinion, a look at what is masked, the care of logins, keys and settings. */
const PEOPLE_ONLY: ReadonlySet<string> = new Set([
  OWN_SESSION,
  'cases.approve',
  'rules.approve',
  'own_lists.approve',
  'customers.reveal',
  'tenancy.staff_write',
  'tenancy.keys_write',
  'tenancy.settings_write',
]);
/** What a developer gives an integration without holding it: the journey, and the outcome of it. */
const INTEGRATOR: ReadonlySet<string> = new Set([
  'verifications.read',
  'verifications.write',
  'screening.read',
  'screening.write',
  'lists.read',
  'transactions.read',
  'transactions.write',
  'transactions.label',
]);

/** The first scope that no key may carry; null when all may. */
export function refusedScope(scopes: readonly string[], declared: readonly string[]): string | null {
  return scopes.find((scope) => PEOPLE_ONLY.has(scope) || !declared.includes(scope)) ?? null;
}

/** The first scope that this person may not hand to a key: beyond integrations, one gives what one holds; an admin gives any. */
export function scopeBeyond(
  scopes: readonly string[],
  giver: { roles: readonly string[]; permissions: ReadonlySet<string> },
): string | null {
  if (giver.roles.includes('admin')) return null;
  return scopes.find((scope) => !INTEGRATOR.has(scope) && !giver.permissions.has(scope)) ?? null;
}

const PASSWORD_MIN = 12;

/** Length counts, not classes of characters (NIST SP 800-63B-4); a password that names its login is guessed first. */
export function weaknessOf(password: string, email: string): 'too_short' | 'too_plain' | 'names_login' | null {
  if ([...password].length < PASSWORD_MIN) return 'too_short';
  if (new Set(password).size < 5) return 'too_plain';
  const login = email.split('@')[0] ?? '';
  return login.length >= 4 && password.toLowerCase().includes(login) ? 'names_login' : null;
}

/** Failures of one e-mail, whether or not anybody has it. */
export type Attempts = { failed: number; lastFailedAt: Date; lockedUntil: Date | null };

const FREE_FAILURES = 5;
const LOCK_FIRST_MS = 30_000;
const LOCK_MAX_MS = 15 * 60_000;
export const FORGET_FAILURES_MS = 24 * 3_600_000;

/** The fifth failure in a row locks for 30 s, each further one for twice as long, up to 15 min. */
export function countAttempt(current: Attempts | null, now: Date): Attempts {
  const fresh = !current || now.getTime() - current.lastFailedAt.getTime() >= FORGET_FAILURES_MS;
  const failed = fresh ? 1 : current.failed + 1;
  return { failed, lastFailedAt: now, lockedUntil: lockAfter(failed, now) };
}

/** An attempt that turned out right takes its own count back, and the lock it would have caused. */
export function takeBack(current: Attempts): Attempts {
  return { ...current, failed: Math.max(0, current.failed - 1), lockedUntil: null };
}

/** Whole seconds until the next attempt is heard; 0 when it is heard now. */
export function lockedForS(current: Attempts | null, now: Date): number {
  if (!current?.lockedUntil) return 0;
  return Math.max(0, Math.ceil((current.lockedUntil.getTime() - now.getTime()) / 1000));
}

function lockAfter(failed: number, now: Date): Date | null {
  if (failed < FREE_FAILURES) return null;
  const lockMs = Math.min(LOCK_MAX_MS, LOCK_FIRST_MS * 2 ** (failed - FREE_FAILURES));
  return new Date(now.getTime() + lockMs);
}

export const SESSION_IDLE_MS = 30 * 60_000;
export const SESSION_MAX_MS = 12 * 3_600_000;
export const SECOND_FACTOR_MS = 5 * 60_000;
/** A session's or key's last use is written at most this often. */
export const TOUCH_EVERY_MS = 60_000;

/** A session lives 30 min after its last use and 12 h in all. */
export function isAlive(session: { lastUsedAt: Date; expiresAt: Date }, now: Date): boolean {
  return session.expiresAt > now && now.getTime() - session.lastUsedAt.getTime() < SESSION_IDLE_MS;
}
