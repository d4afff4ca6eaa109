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
    const started = await heldUp(() => Promise.all(images.slice(0, WORKERS).map((image) => read(pools, image, today))));
    const reading = await heldUp(() => Promise.all(images.map((image) => read(pools, image, today))));
    const own = process.memoryUsage().rss / 2 ** 20;
    const worker = Math.round((residentMb(process.pid) - own) / WORKERS);
    console.log(
      `\n${images.length} documents at once by ${WORKERS} worker processes: ${reading.seconds.toFixed(1)} s; the main thread was held up ${told(reading)}; while the workers started, ${told(started)}; a worker holds ${worker} MB`,
    );
  } finally {
    await pools.stop();
  }
}

type HeldUp = { most: number; usual: number; ownMs: number; seconds: number };

function told({ most, usual, ownMs }: HeldUp): string {
  return `at most ${most.toFixed(1)} ms, in 99 of 100 ticks at most ${usual.toFixed(1)} ms, and its process worked ${ownMs.toFixed(0)} ms in all`;
}

/** What a busy machine takes from the thread counts as held up too; what its process worked itself tells the two apart. */
async function heldUp(work: () => Promise<unknown>): Promise<HeldUp> {
  const delay = monitorEventLoopDelay({ resolution: TICK_MS });
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  delay.enable();
  await work();
  delay.disable();
  const { user, system } = process.cpuUsage(cpu);
  // What the monitor tells is the time between two ticks, the tick itself with it.
  const held = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - TICK_MS);
  return {
    most: held(delay.max),
    usual: held(delay.percentile(99)),
    ownMs: (user + system) / 1000,
    seconds: (performance.now() - started) / 1000,
  };
}

function read(pools: ReturnType<typeof openPools>, image: Uint8Array, today: string): Promise<unknown> {
  return pools.run('ocr', { image, side: null, today });
}
