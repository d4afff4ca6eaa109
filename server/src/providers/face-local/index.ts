import { join } from 'node:path';
import { z } from 'zod';
import { defineProvider, type Kinds } from '#modules/vendors';
import { poolsFacility } from '#platform/pools';

/** Compares faces on this machine with the installed model pack; without one the answer is a failure and people decide. */
export default defineProvider({
  kind: 'face',
  code: 'face-local',
  simulated: false,
  timeoutMs: 20_000,
  attempts: 2,
  settings: z.object({}),
  create: () => async (ctx, request) => (await ctx.use(poolsFacility).run('face', request)) as Kinds['face']['answer'],
  pools: (config) => [
    {
      name: 'face',
      module: join(import.meta.dirname, 'task.ts'),
      settings: { pack: config.facePack, livenessPack: config.livenessPack },
      workers: 1,
      queueMax: 60,
      // A clip of two dozen frames goes through here as well; a comparison has its own shorter limit above.
      timeoutMs: 90_000,
      idleExitMs: 300_000,
    },
  ],
});
