import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createLogger } from '#platform/telemetry';
import { openPools, type PoolDefinition, type Pools } from './index.ts';

let pools: Pools;
afterEach(() => pools.stop());

function open(more: Partial<PoolDefinition> = {}): Pools {
  const module = join(import.meta.dirname, 'testing', 'fragile-task.ts');
  pools = openPools(
    [
      {
        name: 'fragile',
        module,
        settings: null,
        workers: 1,
        queueMax: 3,
        timeoutMs: 20_000,
        idleExitMs: 60_000,
        ...more,
      },
    ],
    createLogger('silent'),
  );
  return pools;
}

describe('SEC-02 a job that kills its child costs only itself', () => {
  test('the jobs that waited behind it are answered by a new child', async () => {
    const { run, state } = open();
    const fate = await Promise.allSettled([
      run('fragile', 1),
      run('fragile', 'die'),
      run('fragile', 2),
      run('fragile', 3),
    ]);
    expect(fate[0]).toMatchObject({ value: 2 });
    expect(fate[1]).toMatchObject({ reason: { code: 'pool.crashed' } });
    expect(fate.slice(2)).toMatchObject([{ value: 4 }, { value: 6 }]);
    expect(state()).toMatchObject([{ crashes: 1, waiting: 0 }]);
  });

  test('one that hangs is ended when its time is over, and the next is answered', async () => {
    const { run } = open({ timeoutMs: 4000 });
    const fate = await Promise.allSettled([run('fragile', 'hang'), run('fragile', 5)]);
    expect(fate).toMatchObject([{ reason: { code: 'pool.timeout' } }, { value: 10 }]);
  });

  test('a queue takes as many as it may and refuses the next with a time to come back', async () => {
    const { run } = open();
    const kept = [1, 2, 3, 4].map((number) => run('fragile', number));
    await expect(run('fragile', 5)).rejects.toMatchObject({ code: 'pool.full', status: 503 });
    expect(await Promise.all(kept)).toEqual([2, 4, 6, 8]);
  });
});
