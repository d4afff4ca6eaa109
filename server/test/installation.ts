import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createApiKey, createTenant, type Role } from '#modules/tenancy';
import { readConfig } from '#platform/config';
import type { Scope } from '#platform/db';
import { newId, type TenantId } from '#platform/ids';
import { type Ground, openGround } from '../src/run.ts';
import { administer, type Client, client, MODELS, ownDatabase, signIn } from './product.ts';
import { type Running, startProcess } from './running.ts';

/** A home folder and a database that outlive the product's process: for what is about its output, files and restarts. */
export type Installation = {
  home: string;
  ground: Ground;
  tenantId: TenantId;
  running: Running;
  scope: () => Scope;
  start: (environment?: Record<string, string>) => Promise<void>;
  key: (scopes: readonly string[]) => Promise<Client>;
  staff: (...roles: Role[]) => Promise<Client>;
  remove: () => Promise<void>;
};

export async function install(): Promise<Installation> {
  const home = mkdtempSync(join(tmpdir(), 'acquaint-installation-'));
  const databaseUrl = await ownDatabase();
  mkdirSync(join(home, 'keys'), { recursive: true });
  writeFileSync(join(home, 'keys/database-roles.json'), JSON.stringify(inject('passwords')));
  if (existsSync(MODELS)) symlinkSync(MODELS, join(home, 'models'));
  const environment = { ACQUAINT_HOME: home, DATABASE_URL: databaseUrl, ACQUAINT_LOG_LEVEL: 'silent' };
  const ground = await openGround(readConfig(environment), () => undefined);
  const tenantId = await createTenant(ground.database, { name: 'Quiet Bank', sandbox: true, region: 'eu' });
  // A sandbox that was seeded before: codes are simulated, and nobody else's data is drawn.
  const sandbox = { tenantId, logins: [], apiKey: '', seeded: true };
  writeFileSync(join(home, 'keys/sandbox.json'), JSON.stringify(sandbox));
  let running: Running | null = null;
  const alive = () => {
    if (!running) throw new Error('The product was not started.');
    return running;
  };
  const scope = (): Scope => ({
    tenantId,
    actor: { kind: 'system', id: 'test', ip: null },
    requestId: `test-${newId('evt')}`,
    now: new Date(),
  });
  return {
    home,
    ground,
    tenantId,
    get running() {
      return alive();
    },
    scope,
    start: async (more = {}) => {
      await running?.stop();
      running = await startProcess(home, { DATABASE_URL: databaseUrl, ACQUAINT_SANDBOX: 'on', ...more });
    },
    key: async (scopes) => {
      const wanted = { name: 'test', scopes: [...scopes], expiresInDays: 1 };
      const { secret } = await ground.database.write(scope(), (tx) => createApiKey(tx, wanted));
      return client(alive().address, { authorization: `Bearer ${secret}` });
    },
    staff: (...roles) => signIn({ database: ground.database, address: alive().address }, scope(), roles),
    remove: async () => {
      await running?.stop();
      await ground.stop();
      await administer(`drop database if exists ${new URL(databaseUrl).pathname.slice(1)} with (force)`);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
