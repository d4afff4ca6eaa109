import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../ids/index.ts';
import { emit } from '../outbox/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import {
  createCustomerKey,
  customerKey,
  destroyCustomerKey,
  openText,
  rotateRegionKey,
  sealText,
} from '../vault/index.ts';
import { ownTables, sql } from './index.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

describe('SEC-01 tenants are apart in the database itself', () => {
  test('a row of one tenant is neither seen nor written by another, and an unset tenant sees nothing', async () => {
    const customerId = newId('cus');
    await t.database.write(t.scope(), (tx) => createCustomerKey(tx, customerId));
    const other = t.scope({ tenantId: newId('ten') });
    const count = (over: ReturnType<typeof t.scope>) =>
      t.database.read(over, async (db) =>
        Number((await sql<{ n: bigint }>`select count(*) as n from customer_key`.execute(db.connection)).rows[0]?.n),
      );
    expect(await count(t.scope())).toBe(1);
    expect(await count(other)).toBe(0);
    await expect(
      t.database.write(other, (tx) =>
        sql`insert into customer_key values (${t.scope().tenantId}, ${newId('cus')}, 1, '\\x00')`.execute(
          tx.connection,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('a read handle refuses to write', async () => {
    await expect(
      t.database.read(t.scope(), (db) => sql`delete from customer_key`.execute(db.connection)),
    ).rejects.toThrow(/read-only|permission denied/);
  });

  test('a reader sees one picture: what is committed meanwhile is not seen in halves', async () => {
    const counted = await t.database.read(t.scope(), async (db) => {
      const count = async () =>
        (await sql<{ n: bigint }>`select count(*) as n from customer_key`.execute(db.connection)).rows[0]?.n;
      const before = await count();
      await t.database.write(t.scope(), (tx) => createCustomerKey(tx, newId('cus')));
      return [before, await count()];
    });
    expect(counted[1]).toEqual(counted[0]);
  });

  test('a handle kept after its transaction ended is refused', async () => {
    const own = ownTables<{ customerKey: { tenantId: string } }>();
    const kept = await t.database.write(t.scope(), async (tx) => tx);
    expect(() => own(kept)).toThrow(/while it is open/);
  });
});

describe('SEC-02 AUD-08 PRV-03 customers’ keys', () => {
  const place = { table: 'customer', column: 'name', row: 'r1' };

  test('a value opens only in its place and is unreadable once the key was destroyed', async () => {
    const customerId = newId('cus');
    const sealed = await t.database.write(t.scope(), async (tx) => {
      await createCustomerKey(tx, customerId);
      return sealText(await customerKey(tx, customerId), place, 'Åsa Öberg');
    });
    const key = await t.database.read(t.scope(), (db) => customerKey(db, customerId));
    expect(openText(key, place, sealed)).toBe('Åsa Öberg');
    expect(() => openText(key, { ...place, row: 'r2' }, sealed)).toThrow('crypto.unreadable');
    await t.database.write(t.scope(), (tx) => destroyCustomerKey(tx, customerId));
    await expect(t.database.read(t.scope(), (db) => customerKey(db, customerId))).rejects.toThrow(
      'vault.key_destroyed',
    );
  });

  test('the region key of 1,000 customers is replaced while they stay readable', async () => {
    const customers = Array.from({ length: 1000 }, () => newId('cus'));
    const first = customers[0]!;
    const sealed = await t.database.write(t.scope(), async (tx) => {
      for (const id of customers) await createCustomerKey(tx, id);
      return sealText(await customerKey(tx, first), place, 'kept');
    });
    const result = await rotateRegionKey(t.database, () => undefined);
    expect(result.rewrapped).toBeGreaterThanOrEqual(1000);
    expect(openText(await t.database.read(t.scope(), (db) => customerKey(db, first)), place, sealed)).toBe('kept');
    const left = await t.database.system(
      async (tx) =>
        (
          await sql<{
            n: bigint;
          }>`select count(*) as n from customer_key where wrapped is not null and region_key_version < ${result.version}`.execute(
            tx.connection,
          )
        ).rows[0]?.n,
    );
    expect(left).toBe(0n);
  });
});

test('an event leaves no trace when its transaction rolls back', async () => {
  await t.rolledBack((tx) => emit(tx, { type: 'customer.created', subject: { prefix: 'cus', id: newId('cus') } }));
  const left = await t.database.system(
    async (tx) =>
      (
        await sql<{ n: bigint }>`select count(*) as n from outbox where name = 'customer.created'`.execute(
          tx.connection,
        )
      ).rows[0]?.n,
  );
  expect(left).toBe(0n);
});
