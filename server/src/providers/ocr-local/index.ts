import { join } from 'node:path';
import { z } from 'zod';
import { defineProvider, type Kinds } from '#modules/vendors';
import { poolsFacility } from '#platform/pools';

/** Reads documents on this machine: text models from a package, templates from the packs. */
export default defineProvider({
  kind: 'ocr',
  code: 'ocr-local',
  simulated: false,
  timeoutMs: 20_000,
  attempts: 2,
  settings: z.object({}),
  create: () => async (ctx, request) => (await ctx.use(poolsFacility).run('ocr', request)) as Kinds['ocr']['answer'],
  pools: (config) => [
    {
      name: 'ocr',
      module: join(import.meta.dirname, 'task.ts'),
      settings: { packs: join(config.repoRoot, 'packs'), uidai: config.uidaiFolder },
      workers: config.workers,
      queueMax: 60,
      timeoutMs: 20_000,
      idleExitMs: 300_000,
    },
  ],
});
