import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from '#modules/tenancy';
import { drawnSelfie, INTEGRATOR, specimen } from '../people.ts';
import { startTestProduct, type TestProduct } from '../product.ts';

const COMMAND = join(import.meta.dirname, '../../../cli/bin/acquaint.mjs');
const folder = mkdtempSync(join(tmpdir(), 'acquaint-batch-'));
let t: TestProduct;
let key: string;
beforeAll(async () => {
  t = await startTestProduct();
  const made = await t.product.database.write(t.scope(), (tx) =>
    createApiKey(tx, { name: 'batch', scopes: INTEGRATOR, expiresInDays: 1 }),
  );
  key = made.secret;
  writeFileSync(join(folder, 'selfie.jpg'), await drawnSelfie(41));
  for (const seed of [871, 872]) writeFileSync(join(folder, `${seed}.jpg`), await specimen({ seed }));
}, 180_000);
afterAll(async () => {
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});

const person = (externalId: string, front: string) =>
  JSON.stringify({ external_id: externalId, country: 'FR', document_type: 'passport', front, selfie: 'selfie.jpg' });

type Line = {
  external_id: string;
  id: string | null;
  status: string | null;
  problem: string | null;
  summary?: Record<string, number>;
};

async function verifyBatch(lines: readonly string[]): Promise<{ code: number | null; lines: Line[]; told: string }> {
  writeFileSync(join(folder, 'people.jsonl'), lines.join('\n'));
  const args = [COMMAND, 'verify-batch', join(folder, 'people.jsonl'), '--url', t.address, '--at-once', '2'];
  const child = spawn(process.execPath, args, { env: { ...process.env, ACQUAINT_KEY: key } });
  let [out, told] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes;
  });
  child.stderr.on('data', (bytes: Buffer) => {
    told += bytes;
  });
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  return {
    code,
    lines: out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    told,
  };
}

describe('CAS-04 many people are verified in one go', () => {
  test('each comes to a decision or to a person; run again, nobody is begun twice', async () => {
    const people = [person('batch-1', '871.jpg'), person('batch-2', '872.jpg')];
    const first = await verifyBatch(people);
    expect(first.code).toBe(0);
    const byName = (lines: Line[]) =>
      new Map(lines.flatMap((line) => (line.external_id ? [[line.external_id, line.id]] : [])));
    expect([...byName(first.lines).keys()].sort()).toEqual(['batch-1', 'batch-2']);
    for (const line of first.lines.slice(0, -1))
      expect(['completed', 'in_review', 'awaiting_customer']).toContain(line.status);
    expect(first.lines.at(-1)?.summary).toMatchObject({ all: 2 });
    expect(first.told).toMatch(/2 done, \d+ an hour/);
    const second = await verifyBatch(people);
    expect(byName(second.lines)).toEqual(byName(first.lines));
  }, 120_000);

  test('a line that cannot be read, a file that is not there and a picture that is none are told by code; the others go on', async () => {
    writeFileSync(join(folder, 'letter.jpg'), 'not a picture');
    const { code, lines } = await verifyBatch([
      '{"external_id": 7',
      person('batch-3', 'nowhere.jpg'),
      person('batch-4', 'letter.jpg'),
      person('batch-1', '871.jpg'),
    ]);
    expect(code).toBe(1);
    const problems = lines.slice(0, -1).map((line) => line.problem);
    expect(problems.sort()).toEqual(['batch.file_missing', 'batch.line_unreadable', 'image.not_an_image', null]);
  }, 120_000);
});
