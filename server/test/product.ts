import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { createApiKey, createStaff, createTenant, currentTotp, type Role } from '#modules/tenancy';
import { readConfig } from '#platform/config';
import { type Scope, sql } from '#platform/db';
import { newId, type TenantId } from '#platform/ids';
import { openGround, type Product, startProduct } from '../src/run.ts';
import { writeTrustingPack } from './trusting-pack.ts';

/** The whole product on a database of its own, as a newcomer would start it, with a sandbox tenant and people to act. */
export type TestProduct = {
  product: Product;
  address: string;
  home: string;
  tenantId: TenantId;
  ownerUrl: string;
  scope: () => Scope;
  key: (scopes: readonly string[]) => Promise<Client>;
  staff: (...roles: Role[]) => Promise<Client>;
  addTenant: () => Promise<TenantId>;
  countRows: (table: string) => Promise<number>;
  stop: () => Promise<void>;
};
export type Answer = { status: number; body: Json; headers: Headers };
// biome-ignore lint/suspicious/noExplicitAny: an answer's shape is what the test asserts.
export type Json = any;
type Options = { idempotencyKey?: string; headers?: Record<string, string> };
export type Client = {
  get: (path: string) => Promise<Answer>;
  post: (path: string, body?: unknown, options?: Options) => Promise<Answer>;
  put: (path: string, body: unknown) => Promise<Answer>;
  delete: (path: string) => Promise<Answer>;
  send: (path: string, bytes: Uint8Array, options?: Options) => Promise<Answer>;
  bytes: (path: string) => Promise<{ status: number; bytes: Uint8Array; headers: Headers }>;
  headers: Record<string, string>;
};

export const DATA_DIR = process.env.ACQUAINT_DATA_DIR ?? resolve(import.meta.dirname, '../../../shared/data');
export const hasData = existsSync(join(DATA_DIR, 'vision/manifest.json'));
export const MODELS = resolve(import.meta.dirname, '../..', process.env.ACQUAINT_HOME ?? '.acquaint', 'models');
export const hasFaces = ['dlib', 'pad-minifasnet'].every((pack) => existsSync(join(MODELS, pack, 'manifest.json')));

export async function startTestProduct(
  options: {
    lists?: 'sandbox' | 'folder';
    dataDir?: string;
    logLevel?: string;
    home?: string;
    facePack?: string;
    livenessPack?: 'off';
  } = {},
): Promise<TestProduct> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'acquaint-product-'));
  const ownerUrl = await ownDatabase();
  mkdirSync(join(home, 'keys'), { recursive: true });
  writeFileSync(join(home, 'keys/database-roles.json'), JSON.stringify(inject('passwords')));
  if (existsSync(MODELS) && !existsSync(join(home, 'models'))) symlinkSync(MODELS, join(home, 'models'));
  const config = readConfig({
    ACQUAINT_HOME: home,
    DATABASE_URL: ownerUrl,
    PORT: '0',
    ACQUAINT_LOG_LEVEL: options.logLevel ?? 'silent',
    ACQUAINT_LISTS: options.lists ?? 'sandbox',
    ...(options.facePack ? { ACQUAINT_FACE_PACK: options.facePack } : {}),
    ACQUAINT_LIVENESS_PACK: options.livenessPack ?? writeTrustingPack(home),
    ...(options.dataDir
      ? { ACQUAINT_DATA_DIR: options.dataDir }
      : existsSync(DATA_DIR)
        ? { ACQUAINT_DATA_DIR: DATA_DIR }
        : {}),
  });
  const product = await startProduct(await openGround(config, () => undefined), () => undefined);
  const { database } = product;
  const tenantId = await createTenant(database, { name: 'Test Bank', sandbox: true, region: 'eu' });
  const scope = (): Scope => ({
    tenantId,
    actor: { kind: 'system', id: 'test', ip: null },
    requestId: `test-${newId('evt')}`,
    now: new Date(),
  });
  return {
    product,
    address: product.address,
    home,
    tenantId,
    ownerUrl,
    scope,
    key: async (scopes) => {
      const made = await database.write(scope(), (tx) =>
        createApiKey(tx, { name: 'test', scopes: [...scopes], expiresInDays: 1 }),
      );
      return client(product.address, { authorization: `Bearer ${made.secret}` });
    },
    staff: (...roles) => signIn(product, scope(), roles),
    countRows: (table) =>
      database.read(scope(), async (db) => {
        const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${sql.ref(table)}`.execute(
          db.connection,
        );
        return rows[0]?.n ?? 0;
      }),
    addTenant: () => createTenant(database, { name: 'Other Bank', sandbox: true, region: 'eu' }),
    stop: async () => {
      await product.stop();
      await administer(`drop database if exists ${new URL(ownerUrl).pathname.slice(1)} with (force)`);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A fresh copy of the migrated template; gives the owner's address. */
export async function ownDatabase(): Promise<string> {
  const name = `p_${newId('evt').replaceAll('-', '')}`;
  await administer(`create database ${name} template acquaint_template`);
  const url = new URL(inject('ownerUrl'));
  url.pathname = `/${name}`;
  return url.toString();
}

export async function administer(statement: string): Promise<void> {
  const connection = new pg.Client({ connectionString: inject('ownerUrl') });
  await connection.connect();
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}

/** A person who went through password and second factor over HTTP. */
export async function signIn(
  product: Pick<Product, 'database' | 'address'>,
  scope: Scope,
  roles: Role[],
): Promise<Client> {
  const email = `${roles[0]}-${newId('evt')}@test.example`;
  const made = await product.database.write(scope, (tx) =>
    createStaff(tx, { name: `Test ${roles.join(' ')}`, email, roles }),
  );
  const nobody = client(product.address, {});
  const first = await nobody.post('/v1/session', { email, password: made.password });
  if (first.status !== 200) throw new Error(`sign-in refused: ${JSON.stringify(first.body)}`);
  const code = (
    await currentTotp(
      { database: product.database, use: product.database.facilities.use, requestId: 'test', now: new Date() },
      { email, ip: '127.0.0.1' },
    )
  ).code;
  const pending = cookieOf(first.headers);
  const second = await client(product.address, { cookie: pending }).post('/v1/session/second-factor', { code });
  if (second.status !== 200) throw new Error(`second factor refused: ${JSON.stringify(second.body)}`);
  return client(product.address, { cookie: cookieOf(second.headers) || pending });
}

export function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .filter((pair) => !pair?.endsWith('='))
    .join('; ');
}

export function client(address: string, headers: Record<string, string>): Client {
  const call = async (
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    extra: Record<string, string> = {},
  ) => fetch(address + path, { method, headers: { ...headers, ...extra }, ...(body === undefined ? {} : { body }) });
  const read = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    return { status: response.status, body: text ? (JSON.parse(text) as Json) : null, headers: response.headers };
  };
  const json = (options: Options = {}) => ({
    'content-type': 'application/json',
    ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
    ...options.headers,
  });
  return {
    headers,
    get: async (path) => read(await call('GET', path)),
    post: async (path, body = {}, options = {}) => read(await call('POST', path, JSON.stringify(body), json(options))),
    put: async (path, body) => read(await call('PUT', path, JSON.stringify(body), json())),
    delete: async (path) => read(await call('DELETE', path)),
    send: async (path, bytes, options = {}) =>
      read(
        await call('POST', path, new Uint8Array(bytes), {
          ...json(options),
          'content-type': 'application/octet-stream',
        }),
      ),
    bytes: async (path) => {
      const response = await call('GET', path);
      return {
        status: response.status,
        bytes: new Uint8Array(await response.arrayBuffer()),
        headers: response.headers,
      };
    },
  };
}

/** Asks until the answer is what the test waits for; the product works in the background. */
export async function until<T>(ask: () => Promise<T>, ready: (answer: T) => boolean, ms = 30_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (ready(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`still waiting after ${ms} ms; last answer: ${JSON.stringify(answer).slice(0, 600)}`);
    await new Promise((resolve) => setTimeout(resolve, 80));
  }
}

/** A verification that the machine has finished with, one way or another. */
export function settled(by: Client, id: string, ms?: number): Promise<Answer> {
  return until(
    () => by.get(`/v1/verifications/${id}`),
    (answer) =>
      ['completed', 'awaiting_customer'].includes(answer.body.status) ||
      (answer.body.status === 'in_review' && answer.body.case_id !== null),
    ms,
  );
}
