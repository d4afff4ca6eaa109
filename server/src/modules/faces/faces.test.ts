import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CustomerId, createCustomer } from '#modules/customers';
import { loadPacks, packsFacility } from '#modules/regulation';
import { readConfig } from '#platform/config';
import { type Ctx, sql } from '#platform/db';
import { newId } from '#platform/ids';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { destroyCustomerKey } from '#platform/vault';
import { deleteFaceTemplate, expireTemplates } from './operations/delete-template.ts';
import { enrollFace } from './operations/enroll-face.ts';
import { findNearFaces } from './operations/find-near.ts';
import { faceIndexResident, forgetFace, heldFaces } from './residents/face-index.ts';

const SPACE = 'a'.repeat(64);
const WITHIN = 0.48;
let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
  t.database.facilities.provide(packsFacility, loadPacks(`${readConfig({}).repoRoot}/packs`));
  await faceIndexResident().build(t.database);
});
afterAll(() => t.close());

/** A face that is nobody else's: one of the axes, far from every other. */
function face(axis: number, moved = 0): { space: string; vector: Float32Array } {
  const vector = new Float32Array(128);
  vector[axis] = 0.9;
  vector[(axis + 1) % 128] = moved;
  return { space: SPACE, vector };
}

async function enrolled(axis: number, scope = t.scope()): Promise<CustomerId> {
  return t.database.write(scope, async (tx) => {
    const made = await createCustomer(tx, {
      kind: 'person',
      externalId: null,
      country: 'FR',
      fields: { full_name: 'Ada Amara' },
      source: 'printed',
    });
    await enrollFace(tx, { customerId: made.id, aboutId: newId('ver'), country: 'FR' }, face(axis));
    return made.id;
  });
}

const near = (axis: number, moved = 0.2, own: string = newId('cus'), ctx: Ctx = t.ctx()) =>
  findNearFaces(ctx, face(axis, moved), { own: own as CustomerId, within: WITHIN });

describe('BIO-04 one face, many identities', () => {
  test('a face enrolled for one customer is found when it comes as another, and not when it comes as the same', async () => {
    const known = await enrolled(1);
    expect(await near(1)).toEqual([{ customerId: known, distance: expect.closeTo(0.2, 2) }]);
    expect(await near(1, 0.2, known)).toEqual([]);
    expect(await near(2)).toEqual([]);
  });

  test('a face at the distance of the band is shown, one beyond it is not', async () => {
    await enrolled(5);
    expect(await near(5, 0.479)).toHaveLength(1);
    expect(await near(5, 0.481)).toEqual([]);
  });

  test('whoever was enrolled after the first search is found by the next', async () => {
    expect(await near(9)).toEqual([]);
    const later = await enrolled(9);
    expect((await near(9)).map(({ customerId }) => customerId)).toEqual([later]);
  });

  test('another tenant never finds this face, and a face of another space is never compared', async () => {
    await enrolled(13);
    const other = { ...t.scope(), tenantId: newId('ten') };
    expect(await near(13, 0, newId('cus'), t.ctx(other))).toEqual([]);
    const foreign = { ...face(13), space: 'b'.repeat(64) };
    expect(await findNearFaces(t.ctx(), foreign, { own: newId('cus'), within: WITHIN })).toEqual([]);
  });

  test('what stands in the table is not the face itself', async () => {
    const known = await enrolled(17);
    await t.database.read(t.scope(), async (db) => {
      const { rows } = await sql<{
        sealed: Buffer;
      }>`select sealed from face_template where customer_id = ${known}`.execute(db.connection);
      const clear = Buffer.from(face(17).vector.buffer);
      expect(rows[0]?.sealed.includes(clear)).toBe(false);
      expect(rows[0]?.sealed.includes(clear.toString('base64'))).toBe(false);
    });
  });
});

describe('BIO-04 DAT-03 a face template goes alone', () => {
  test('deleted, it is not found any more though memory still held it, and a second deletion is refused', async () => {
    const known = await enrolled(21);
    expect(await near(21)).toHaveLength(1);
    await t.database.write(t.scope(), (tx) => deleteFaceTemplate(tx, known));
    expect(await near(21)).toEqual([]);
    const again = t.database.write(t.scope(), (tx) => deleteFaceTemplate(tx, known));
    await expect(again).rejects.toMatchObject({ code: 'face.template_not_found' });
    const nobody = t.database.write(t.scope(), (tx) => deleteFaceTemplate(tx, newId('cus')));
    await expect(nobody).rejects.toMatchObject({ code: 'customer.not_found' });
  });

  test('a destroyed key takes the face out of memory with the next search of anybody', async () => {
    const known = await enrolled(25);
    await near(25);
    const before = heldFaces(t.database.facilities, t.scope().tenantId);
    await t.database.write(t.scope(), (tx) => destroyCustomerKey(tx, known));
    expect(await near(25)).toEqual([]);
    expect(heldFaces(t.database.facilities, t.scope().tenantId)).toBe(before - 1);
  });

  test('memory forgets a face at once when told', async () => {
    const known = await enrolled(29);
    await near(29);
    const before = heldFaces(t.database.facilities, t.scope().tenantId);
    forgetFace(t.database.facilities, t.scope().tenantId, known);
    expect(heldFaces(t.database.facilities, t.scope().tenantId)).toBe(before - 1);
  });

  test('it goes by itself on the day after the last it may be kept, and not before', async () => {
    const DAY = 86_400_000;
    const ago = (days: number) => ({ ...t.scope(), now: new Date(Date.now() - days * DAY) });
    const old = await enrolled(33, ago(1096));
    const younger = await enrolled(37, ago(1094));
    await expireTemplates(t.database);
    const left = await t.database.read(t.scope(), async (db) => {
      const { rows } = await sql<{ id: string }>`select customer_id::text as id from face_template`.execute(
        db.connection,
      );
      return rows.map(({ id }) => id);
    });
    expect([left.includes(old), left.includes(younger)]).toEqual([false, true]);
  });
});
