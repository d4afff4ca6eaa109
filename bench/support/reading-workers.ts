import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openPools } from '../../server/src/platform/pools/index.ts';
import { createLogger } from '../../server/src/platform/telemetry/index.ts';
import { residentMb } from './product.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const WORKERS = 2;
const TICK_MS = 1;

/**
 * Reads pictures by the product's own worker processes, all of them asked for at once, and prints how long that held up the thread which
 * asks (in the product the one that answers everybody), and what a worker holds in memory afterwards.
 */
export async function readByWorkers(images: readonly Uint8Array[], today: string): Promise<void> {
  const pools = openPools(
    [
      {
        name: 'ocr',
        module: join(ROOT, 'server/src/providers/ocr-local/task.ts'),
        settings: { packs: join(ROOT, 'packs'), uidai: join(ROOT, '.acquaint/uidai') },
        workers: WORKERS,
        queueMax: images.length,
        timeoutMs: 120_000,
        idleExitMs: 60_000,
      },
    ],
    createLogger('silent'),
  );
  try {
    const delay = monitorEventLoopDelay({ resolution: TICK_MS });
    delay.enable();
    const started = performance.now();
    await Promise.all(images.map((image) => pools.run('ocr', { image, side: null, today })));
    const seconds = (performance.now() - started) / 1000;
    delay.disable();
    // What the monitor tells is the time between two ticks, the tick itself with it.
    const held = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - TICK_MS).toFixed(1);
    const own = process.memoryUsage().rss / 2 ** 20;
    const worker = Math.round((residentMb(process.pid) - own) / WORKERS);
    console.log(
      `\n${images.length} documents at once by ${WORKERS} worker processes: ${seconds.toFixed(1)} s with their start; the main thread was held up at most ${held(delay.max)} ms, in 99 of 100 ticks at most ${held(delay.percentile(99))} ms; a worker holds ${worker} MB`,
    );
  } finally {
    await pools.stop();
  }
}
