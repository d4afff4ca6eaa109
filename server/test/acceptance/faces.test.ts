import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { facePhoto, INTEGRATOR, specimen, verify } from '../people.ts';
import { type Client, hasData, hasFaces, startTestProduct, type TestProduct } from '../product.ts';

const WAIT_MS = 60_000;
let t: TestProduct;
let integrator: Client;
beforeAll(async () => {
  t = await startTestProduct();
  integrator = await t.key(INTEGRATOR);
}, 120_000);
afterAll(() => t.stop());

/** Asks until the face of an approved customer is kept, which happens after the decision. */
async function deletedTemplate(by: Client, customer: string): Promise<number> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const { status } = await by.delete(`/v1/customers/${customer}/face-template`);
    if (status !== 404 || Date.now() > until) return status;
    await new Promise((done) => setTimeout(done, 250));
  }
}

async function keptTemplates(): Promise<number> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const found = await t.countRows('face_template');
    if (found > 0 || Date.now() > until) return found;
    await new Promise((done) => setTimeout(done, 250));
  }
}

describe('BIO-04 one face, many identities', () => {
  test.skipIf(!hasData || !hasFaces)(
    'a face under another name goes to a person who sees whose it is, masked; the template is deleted alone (needs the data folder and the face models)',
    async () => {
      const first = await verify(integrator, {
        document: await specimen({ portrait: facePhoto('img1'), seed: 41, person: { surname: 'VANTERLOON' } }),
        selfie: facePhoto('img2'),
      });
      expect(first.decided?.body).toMatchObject({ outcome: 'approved' });
      expect(await keptTemplates()).toBe(1);

      const second = await verify(integrator, {
        document: await specimen({ portrait: facePhoto('img4'), seed: 42 }),
        selfie: facePhoto('img6'),
      });
      expect(second.decided?.body).toMatchObject({ status: 'in_review', outcome: null });
      const check = second.decided?.body.checks.find((one: { code: string }) => one.code === 'face_duplicate');
      expect(check).toMatchObject({ result: 'inconclusive', reasons: [{ code: 'face.already_enrolled' }] });
      const linked = check.evidence.map((line: { value: unknown }) => String(line.value)).join('\n');
      const customer = first.decided?.body.customer.id;
      expect(linked).toContain(customer);
      expect(linked).toContain('V••••');
      expect(linked.toUpperCase()).not.toContain('VANTERLOON');

      const officer = await t.staff('officer');
      expect((await officer.delete(`/v1/customers/${customer}/face-template`)).status).toBe(403);
      const guardian = await t.staff('data_protection_officer');
      expect(await deletedTemplate(guardian, customer)).toBe(204);
      expect((await guardian.get(`/v1/customers/${customer}`)).status).toBe(200);
      expect((await guardian.delete(`/v1/customers/${customer}/face-template`)).body.code).toBe(
        'face.template_not_found',
      );
    },
    180_000,
  );
});
