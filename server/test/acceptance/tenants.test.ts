import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { drawnSelfie, INTEGRATOR, specimen, verify } from '../people.ts';
import { type Client, startTestProduct, type TestProduct } from '../product.ts';

let t: TestProduct;
let owner: pg.Client;
let app: pg.Client;
let integrator: Client;
let name: string;
beforeAll(async () => {
  t = await startTestProduct();
  integrator = await t.key(INTEGRATOR);
  owner = new pg.Client({ connectionString: t.ownerUrl });
  await owner.connect();
  const url = new URL(t.ownerUrl);
  url.username = 'acquaint_app';
  url.password = inject('passwords').app;
  app = new pg.Client({ connectionString: url.toString() });
  await app.connect();
  name = 'QUISTELLO';
  await verify(integrator, {
    document: await specimen({ seed: 51, person: { surname: name } }),
    selfie: await drawnSelfie(51),
    scenario: 'passport_approved',
  });
}, 180_000);
afterAll(async () => {
  await app.end();
  await owner.end();
  await t.stop();
});

async function tenantTables(): Promise<string[]> {
  const found = await owner.query<{ table_name: string }>(
    "select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name) where c.table_schema = 'public' and c.column_name = 'tenant_id' and t.table_type = 'BASE TABLE' order by 1",
  );
  return found.rows.map((row) => row.table_name);
}

async function countAs(tenant: string | null, table: string): Promise<number> {
  await app.query('begin');
  try {
    if (tenant) await app.query("select set_config('app.tenant', $1, true)", [tenant]);
    return Number((await app.query(`select count(*) as n from ${table}`)).rows[0].n);
  } finally {
    await app.query('rollback');
  }
}

describe('SEC-01 every table that belongs to a tenant refuses another tenant', () => {
  test('each has row security, forced, and shows nothing to another tenant or to none', async () => {
    const tables = await tenantTables();
    expect(tables.length).toBeGreaterThan(25);
    const secured = await owner.query<{ relname: string }>(
      'select relname from pg_class where relrowsecurity and relforcerowsecurity and relname = any($1)',
      [tables],
    );
    expect(secured.rows.map((row) => row.relname).sort()).toEqual(tables);
    let filled = 0;
    for (const table of tables) {
      const readable = (await owner.query("select has_table_privilege('acquaint_app', $1, 'select') as yes", [table]))
        .rows[0].yes;
      if (!readable) continue;
      const own = await countAs(t.tenantId, table);
      if (own > 0) filled += 1;
      expect(await countAs(randomUUID(), table), `${table} seen by another tenant`).toBe(0);
      expect(await countAs(null, table), `${table} seen by no tenant`).toBe(0);
    }
    expect(filled).toBeGreaterThan(12);
  });

  test('another tenant’s key finds nothing by id', async () => {
    const mine = (await integrator.get('/v1/verifications')).body.data[0];
    const otherId = await t.addTenant();
    const { createApiKey } = await import('#modules/tenancy');
    const made = await t.product.database.write({ ...t.scope(), tenantId: otherId }, (tx) =>
      createApiKey(tx, { name: 'other', scopes: INTEGRATOR, expiresInDays: 1 }),
    );
    const other = { headers: { authorization: `Bearer ${made.secret}` } };
    expect((await fetch(`${t.address}/v1/verifications/${mine.id}`, other)).status).toBe(404);
    expect((await fetch(`${t.address}/v1/customers/${mine.customer.id}`, other)).status).toBe(404);
    expect((await (await fetch(`${t.address}/v1/verifications`, other)).json()).data).toEqual([]);
  });

  test('the app role owns nothing and can drop nothing', async () => {
    expect(
      (
        await owner.query(
          "select count(*) as n from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'acquaint_app'",
        )
      ).rows[0].n,
    ).toBe(0n);
    await expect(app.query('drop table customer')).rejects.toThrow(/must be owner/);
  });
});

describe('SEC-02 what is personal is encrypted before it reaches the disk', () => {
  test('the name read from the document stands in clear in no table', async () => {
    const tables = await tenantTables();
    for (const table of [...tables, 'pgboss.job']) {
      const { rows } = await owner.query(`select t::text as row from ${table} t`);
      const clear = rows.filter(
        (row) => row.row.includes(name) || row.row.toLowerCase().includes(Buffer.from(name).toString('hex')),
      );
      expect(clear, `${table} holds the name in clear`).toEqual([]);
    }
  });
});
