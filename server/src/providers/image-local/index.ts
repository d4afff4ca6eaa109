import { join } from 'node:path';
import { z } from 'zod';
import { defineProvider, type Kinds } from '#modules/vendors';
import { poolsFacility } from '#platform/pools';

/** Decodes uploads in a child process: type, size and bombs refused, metadata stripped, quality judged. */
export default defineProvider({
  kind: 'image',
  code: 'image-local',
  simulated: false,
  timeoutMs: 15_000,
  attempts: 2,
  settings: z.object({}),
  create: () => async (ctx, request) =>
    (await ctx.use(poolsFacility).run('image', request)) as Kinds['image']['answer'],
  pools: () => [
    {
      name: 'image',
      module: join(import.meta.dirname, 'task.ts'),
      settings: null,
      workers: 1,
      queueMax: 40,
      timeoutMs: 15_000,
      idleExitMs: 60_000,
    },
  ],
});
