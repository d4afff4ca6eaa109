import type { Database, Scope, Tx } from '#platform/db';
import { newId, showId, type TenantId } from '#platform/ids';
import type { Module } from '#platform/module';
import { totpAt } from '../credentials/totp.ts';
import {
  createApiKey,
  createStaff,
  createTenant,
  declarePermissions,
  type Role,
  SESSION_COOKIE,
  type StaffCredentials,
} from '../index.ts';
import { tenancyModule } from '../module.ts';

export { totpAt } from '../credentials/totp.ts';

/** Gives a test's database what app.ts gives it at start: declared permissions, settings and notices. */
export function startModules(database: Database, modules: readonly Module[]): void {
  const all = [tenancyModule, ...modules.filter((module) => module !== tenancyModule)];
  declarePermissions(database.facilities, all);
  for (const module of all) module.contribute?.(database.facilities);
}

export type TestTenant = { tenantId: TenantId; shownId: string; scope: Scope };

/** A tenant of its own, and a scope in which the system acts for it. */
export async function newTenant(database: Database, sandbox = true): Promise<TestTenant> {
  const tenantId = await createTenant(database, { name: 'Meridian Bank', sandbox, region: 'eu' });
  const actor = { kind: 'system', id: 'test', ip: null } as const;
  return {
    tenantId,
    shownId: showId('ten', tenantId),
    scope: { tenantId, actor, requestId: 'test-request', now: new Date() },
  };
}

/** A person with a login nobody else has. */
export function newStaff(tx: Tx, roles: readonly Role[]): Promise<StaffCredentials> {
  const email = `${newId('stf').slice(-12)}@meridian.example`;
  return createStaff(tx, { name: 'Ines Faro', email, roles });
}

export function newApiKey(tx: Tx, scopes: readonly string[]): Promise<string> {
  return createApiKey(tx, { name: 'core banking', scopes, expiresInDays: 30 }).then((key) => key.secret);
}

type Injected = { statusCode: number; cookies: { name: string; value: string }[] };
type App = {
  inject: (request: {
    method: 'POST';
    url: string;
    payload: object;
    cookies?: Record<string, string>;
  }) => Promise<Injected>;
};

/** Signs in over HTTP with both factors; the session's cookie. `at` says which code the app shows: each is accepted once. */
export async function signInOver(app: App, who: StaffCredentials, at: Date): Promise<Record<string, string>> {
  const payload = { email: who.email, password: who.password };
  const first = cookieOf(await app.inject({ method: 'POST', url: '/v1/session', payload }));
  const url = '/v1/session/second-factor';
  const { code } = totpAt(who.totpSecret, at);
  return cookieOf(await app.inject({ method: 'POST', url, payload: { code }, cookies: first }));
}

function cookieOf(answer: Injected): Record<string, string> {
  const cookie = answer.cookies.find((one) => one.name === SESSION_COOKIE);
  if (!cookie) throw new Error(`signing in answered ${answer.statusCode}`);
  return { [SESSION_COOKIE]: cookie.value };
}
