import { randomBytes } from 'node:crypto';
import { loadavg } from 'node:os';
import { openMessage, openRange, sealMessage } from '@acquaint/engines/sealing';
import type { BenchArgs } from './run.ts';

/** A bundle of 256 entries of 300 bytes; a month's file of a cold tier. */
const BUNDLE = 256 * 302;
const FILE = 40 * 1024 * 1024;
const CONTEXT = Buffer.from('bench');

/** What sealing costs: a bundle of the log, a large file, a stretch of one; milliseconds by the processor, the load of the machine. */
export async function run({ smoke }: BenchArgs): Promise<void> {
  const key = randomBytes(32);
  const bundle = randomBytes(BUNDLE);
  const file = randomBytes(smoke ? FILE / 40 : FILE);
  console.log(`load of the machine ${loadavg()[0]?.toFixed(1)}`);
  const times = smoke ? 20 : 2000;
  const sealedBundle = sealMessage(key, bundle, CONTEXT);
  const sealing = await cpuMs(times, () => sealMessage(key, bundle, CONTEXT));
  const opening = await cpuMs(times, () => openMessage(key, sealedBundle, CONTEXT));
  const perRecord = (ms: number) => `${((ms / 256) * 1000).toFixed(2)} µs a record`;
  console.log(
    `bundle of ${BUNDLE} B: seal ${sealing.toFixed(3)} ms (${perRecord(sealing)}), open ${opening.toFixed(3)} ms`,
  );
  const sealedFile = sealMessage(key, file, CONTEXT);
  const source = { size: sealedFile.length, read: async (from: number, to: number) => sealedFile.subarray(from, to) };
  const large = await cpuMs(smoke ? 1 : 5, () => sealMessage(key, file, CONTEXT));
  const largeOpen = await cpuMs(smoke ? 1 : 5, () => openMessage(key, sealedFile, CONTEXT));
  const speed = (ms: number) => `${Math.round(file.length / 1048.576 / ms)} MiB/s`;
  console.log(`file of ${file.length} B: seal ${speed(large)}, open ${speed(largeOpen)}`);
  let from = 0;
  const stretch = await cpuMs(times, () => {
    from = (from + 7_654_321) % (file.length - 400);
    return openRange(key, source, { from, to: from + 300, context: CONTEXT });
  });
  console.log(`300 B anywhere in it: ${stretch.toFixed(3)} ms`);
  console.log(
    `more bytes: bundle ${(100 * (sealedBundle.length / BUNDLE - 1)).toFixed(2)} %, file ${(100 * (sealedFile.length / file.length - 1)).toFixed(2)} %`,
  );
}

/** Milliseconds of the processor for one call, the mean of many. */
async function cpuMs(times: number, call: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  for (let at = 0; at < times; at++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}
