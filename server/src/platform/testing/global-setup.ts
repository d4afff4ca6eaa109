import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { findMigrations, migrate, readRolePasswords, startEmbedded } from '../db/index.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string;
    passwords: { app: string; system: string };
  }
}

/** One server for the whole run and one migrated template; every worker copies it (about 40 ms). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'acquaint-test-'));
  // Open to pass through, so that the unprivileged account reaches its own folder below.
  chmodSync(home, 0o755);
  const server = await startEmbedded(home, [
    '-c',
    'fsync=off',
    '-c',
    'synchronous_commit=off',
    '-c',
    'full_page_writes=off',
    '-c',
    'max_connections=200',
  ]);
  const passwords = readRolePasswords(join(home, 'keys/database-roles.json'));
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('create database acquaint_template');
  const template = new URL(server.url);
  template.pathname = '/acquaint_template';
  await migrate(template.toString(), findMigrations(join(import.meta.dirname, '../..')), passwords);
  await admin.end();
  project.provide('ownerUrl', server.url);
  project.provide('passwords', passwords);
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
    if (server.moved) rmSync(server.moved, { recursive: true, force: true });
  };
}
