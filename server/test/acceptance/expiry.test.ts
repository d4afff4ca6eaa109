import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CustomerId, findCustomer, setStanding, updateFields } from '#modules/customers';
import { DAY_MS, dayOf } from '#platform/clock';
import { MODULES } from '../../src/app.ts';
import { drawnSelfie, INTEGRATOR, specimen, verify } from '../people.ts';
import { type Client, startTestProduct, type TestProduct, until } from '../product.ts';

let t: TestProduct;
let integrator: Client;
let selfie: Uint8Array;
let owner: pg.Client;
beforeAll(async () => {
  t = await startTestProduct();
  integrator = await t.key([...INTEGRATOR, 'customers.read']);
  selfie = await drawnSelfie(41);
  owner = new pg.Client({ connectionString: t.ownerUrl });
  await owner.connect();
}, 180_000);
afterAll(async () => {
  await owner.end();
  await t.stop();
});

const watch = () =>
  MODULES.flatMap((module) => module.schedules ?? [])
    .find((schedule) => schedule.name === 'documents.watch')
    ?.run(t.product.database);

/** A customer approved at tier 2 on a passport that ends in so many days. */
async function approved(seed: number, days: number): Promise<CustomerId> {
  const expiry_date = dayOf(new Date(Date.now() + days * DAY_MS));
  const document = await specimen({ seed, person: { expiry_date } });
  const { decided } = await verify(integrator, { document, selfie, scenario: 'passport_approved' });
  expect(decided?.body).toMatchObject({ outcome: 'approved' });
  const shown = await owner.query<{ customer_id: string }>(
    'select customer_id from customer_document order by created_at desc limit 1',
  );
  const id = shown.rows[0]?.customer_id as CustomerId;
  await t.product.database.write(t.scope(), async (tx) => {
    await updateFields(tx, id, { email: `holder-${seed}@example.com` }, 'integrator');
    await setStanding(tx, id, { tier: 2 }, 'test');
  });
  return id;
}

const tierOf = (id: CustomerId) => t.product.database.read(t.scope(), async (db) => (await findCustomer(db, id))?.tier);
const told = async (id: CustomerId) =>
  (
    await owner.query<{ template: string }>('select template from message where customer_id = $1 order by id', [id])
  ).rows.map(({ template }) => template);
const endOn = (id: CustomerId, days: number) =>
  owner.query('update customer_document set expiry_date = $2 where customer_id = $1 and ended_at is null', [
    id,
    dayOf(new Date(Date.now() + days * DAY_MS)),
  ]);

describe('DOC-09 a document is watched to its last day', () => {
  test('31 days ahead nothing is said; 30 days ahead the holder is reminded, once, and keeps the tier', async () => {
    const id = await approved(811, 31);
    await watch();
    expect(await told(id)).toEqual([]);
    await endOn(id, 30);
    await watch();
    await watch();
    expect(await told(id)).toEqual(['document_expiring']);
    expect(await tierOf(id)).toBe(2);
    const again = await owner.query('select purpose from verification where customer_id = $1 order by created_at', [
      id,
    ]);
    expect(again.rows.map(({ purpose }) => purpose)).toEqual(['onboarding', 'periodic']);
  }, 60_000);

  test('on its last day it still counts; the day after, the tier is lowered and the holder told, once', async () => {
    const id = await approved(812, 5);
    await watch();
    await endOn(id, 0);
    await watch();
    expect(await tierOf(id)).toBe(2);
    await endOn(id, -1);
    await watch();
    await watch();
    expect(await tierOf(id)).toBe(0);
    expect(await told(id)).toEqual(['document_expiring', 'document_expired']);
    const entries = await until(
      () => owner.query("select action from audit_entry where action = 'document.expired'"),
      ({ rows }) => rows.length > 0,
    );
    expect(entries.rows).toHaveLength(1);
  }, 60_000);
});
