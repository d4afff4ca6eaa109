import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawnSelfie, facePhoto, INTEGRATOR, specimen, verify } from '../people.ts';
import { hasData, hasFaces, type Json, settled, startTestProduct, type TestProduct } from '../product.ts';

let broken: string;
beforeAll(() => {
  broken = mkdtempSync(join(tmpdir(), 'acquaint-broken-pack-'));
  writeFileSync(join(broken, 'manifest.json'), '{}');
});
afterAll(() => rmSync(broken, { recursive: true, force: true }));

async function verified(t: TestProduct, shown: { portrait: Uint8Array; selfie: Uint8Array }): Promise<Json> {
  const { selfie, ...rest } = shown;
  const { decided } = await verify(await t.key(INTEGRATOR), {
    document: await specimen({ ...rest, seed: 35 }),
    selfie,
  });
  return decided?.body;
}

const told = (decided: Json, code: string) => {
  const check = decided.checks.find((one: Json) => one.code === code);
  return [check.result, ...check.reasons.map((reason: Json) => reason.code)];
};

describe('BIO-01 BIO-02 what no model has judged goes to a person', () => {
  test('a pack of face models that does not load leaves face and liveness to a person', async () => {
    const t = await startTestProduct({ facePack: broken });
    try {
      const drawn = await drawnSelfie(35);
      const decided = await verified(t, { portrait: drawn, selfie: drawn });
      expect(decided).toMatchObject({ status: 'in_review', outcome: null });
      for (const code of ['face_match', 'liveness'])
        expect(told(decided, code)).toEqual(['inconclusive', 'service.provider_unavailable']);
    } finally {
      await t.stop();
    }
  }, 120_000);

  test.skipIf(!hasData || !hasFaces)(
    'without a model for presentation attacks a face that matches is not approved, though motions were only offered (needs the data folder and the face models)',
    async () => {
      const t = await startTestProduct({ livenessPack: 'off' });
      try {
        const decided = await verified(t, { portrait: facePhoto('img1'), selfie: facePhoto('img2') });
        expect(told(decided, 'face_match')).toEqual(['pass']);
        expect(told(decided, 'liveness')).toEqual(['inconclusive', 'service.provider_unavailable']);
        expect(decided).toMatchObject({ status: 'in_review', outcome: null });
      } finally {
        await t.stop();
      }
    },
    120_000,
  );

  test.skipIf(!hasFaces)(
    'models that crash again and again while they are at work leave face and liveness to a person, and the product goes on (needs the face models)',
    async () => {
      const t = await startTestProduct();
      const by = await t.key(INTEGRATOR);
      const drawn = await drawnSelfie(35);
      const document = await specimen({ portrait: drawn, seed: 35 });
      const { id } = (await by.post('/v1/verifications', { country: 'FR', document_type: 'passport' })).body;
      await by.send(`/v1/verifications/${id}/captures?side=front`, document);
      await by.send(`/v1/verifications/${id}/captures?side=selfie`, drawn);
      const killing = setInterval(killFaceWorkers, 100);
      try {
        await by.post(`/v1/verifications/${id}/submit`);
        const decided = (await settled(by, id, 90_000)).body;
        expect(decided).toMatchObject({ status: 'in_review', outcome: null });
        for (const code of ['face_match', 'liveness'])
          expect(told(decided, code)).toEqual(['inconclusive', 'service.provider_unavailable']);
      } finally {
        clearInterval(killing);
        await t.stop();
      }
    },
    150_000,
  );

  /** As a fault in native code would end them: only children of this process that hold the face models. */
  function killFaceWorkers(): void {
    const rows = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
    for (const row of rows.split('\n')) if (row.includes('face-local')) kill(Number.parseInt(row, 10));
  }

  function kill(pid: number): void {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in between.
    }
  }
});
