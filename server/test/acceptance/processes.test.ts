import { expect, test } from 'vitest';
import { processRounds } from '../crash/processes.ts';

test('TXN-01 OPS-01 three processes on one database take payments of the same customers and one is killed: nothing acknowledged is lost or there twice, and the others go on at once', async () => {
  const report = await processRounds({ loadMs: 8000, random: Math.random });
  expect(report).toMatchObject({ processes: 3, lost: [], miscounted: 0 });
  expect(report.acknowledged).toBeGreaterThan(50);
  expect(report.afterKill).toBeGreaterThan(10);
  expect(report.recorded).toBe(report.batches);
}, 300_000);
