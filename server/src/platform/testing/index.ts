import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { folderStore, openBlobs } from '../blobs/index.ts';
import { fileKms } from '../crypto/index.ts';
import { type Ctx, type Database, openDatabase, type Scope, type Tx } from '../db/index.ts';
import { newId, type TenantId } from '../ids/index.ts';
import { openVault } from '../vault/index.ts';

export { standingClock } from '../clock/index.ts';

export type TestDatabase = {
  database: Database;
  ownerUrl: string;
  home: string;
  scope: (over?: Partial<Scope>) => Scope;
  ctx: (over?: Partial<Scope>) => Ctx;
  rolledBack: <T>(work: (tx: Tx) => Promise<T>, over?: Partial<Scope>) => Promise<T>;
  close: () => Promise<void>;
};

class RollBack extends Error {
  readonly value: unknown;
  constructor(value: unknown) {
    super('rolled back');
    this.value = value;
  }
}

/** A database of the test's own, copied from the migrated template, with vault and blobs open and one tenant id to act for. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('ownerUrl');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${name} template acquaint_template`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = openDatabase(url.toString(), inject('passwords'), 6);
  const home = mkdtempSync(join(tmpdir(), 'acquaint-home-'));
  await openVault(database, fileKms(join(home, 'keys/root.key')));
  openBlobs(database, folderStore(join(home, 'blobs')), 'eu');
  const tenantId: TenantId = newId('ten');
  const scope = (over: Partial<Scope> = {}): Scope => ({
    tenantId,
    actor: { kind: 'staff', id: '019a0000-0000-7000-8000-000000000001', ip: '192.0.2.7' },
    requestId: 'test-request',
    now: new Date(),
    ...over,
  });
  return {
    database,
    ownerUrl: url.toString(),
    home,
    scope,
    ctx: (over = {}) => ({
      ...scope(over),
      use: database.facilities.use,
      database,
      deadline: new Date(Date.now() + 60_000),
    }),
    rolledBack: async <T>(work: (tx: Tx) => Promise<T>, over: Partial<Scope> = {}) => {
      try {
        return await database.write(scope(over), async (tx): Promise<T> => {
          throw new RollBack(await work(tx));
        });
      } catch (error) {
        if (error instanceof RollBack) return error.value as T;
        throw error;
      }
    },
    close: async () => {
      await database.close();
      await administer(server, `drop database if exists ${name} with (force)`);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
