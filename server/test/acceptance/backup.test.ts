import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp, type Manifest, tableFile } from '../../src/backup.ts';
import { drill, restore } from '../../src/restore.ts';
import { INTEGRATOR } from '../people.ts';
import { startTestProduct, type TestProduct } from '../product.ts';

let t: TestProduct;
let folder: string;
let made: Manifest;
const say = () => undefined;

beforeAll(async () => {
  t = await startTestProduct();
  folder = mkdtempSync(join(tmpdir(), 'acquaint-backup-'));
  const integrator = await t.key(INTEGRATOR);
  for (let i = 0; i < 3; i += 1)
    await integrator.post('/v1/verifications', { country: 'FR', document_type: 'passport' });
  made = await backUp(t.product, folder, say);
}, 180_000);
afterAll(async () => {
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('AUD-09 a backup of the running product is restored elsewhere, verifies, and says RPO and RTO', async () => {
  expect(made.tables.verification?.rows).toBe(3);
  expect(made.tables.verification?.rows).toBe(await t.countRows('verification'));
  expect(made.log.size).toBeGreaterThan(0);
  const drilled = await drill(t.product.config, folder, say);
  const rows = Object.values(made.tables).reduce((sum, table) => sum + table.rows, 0);
  expect(drilled.rows).toBe(rows);
  expect(drilled.rpo_s).toBeGreaterThanOrEqual(0);
  expect(drilled.rto_s).toBeGreaterThan(0);
}, 180_000);

test('AUD-09 a backup that was changed is not restored', async () => {
  const file = tableFile(folder, 'verification');
  const whole = readFileSync(file);
  writeFileSync(file, readFileSync(tableFile(folder, 'staff')));
  await expect(drill(t.product.config, folder, say)).rejects.toThrow();
  writeFileSync(file, whole);
  const checkpoint = join(folder, 'log', made.region, 'checkpoint');
  const note = readFileSync(checkpoint, 'utf8');
  writeFileSync(checkpoint, note.replace(/\n\d+\n/, '\n1\n'));
  await expect(drill(t.product.config, folder, say)).rejects.toThrow(/does not verify/);
}, 180_000);

test('AUD-09 a folder that holds a backup is not written over, and an installation that is in use is not restored into', async () => {
  await expect(backUp(t.product, folder, say)).rejects.toThrow(/holds a backup already/);
  await expect(restore(t.product.config, folder, say)).rejects.toThrow(/holds a log already/);
}, 60_000);
