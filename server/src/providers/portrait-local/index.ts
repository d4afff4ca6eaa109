import { z } from 'zod';
import { defineProvider, type Kinds } from '#modules/vendors';
import { poolsFacility } from '#platform/pools';

/** Compares the faces that one page shows, in the children that compare faces: one set of models serves both. */
export default defineProvider({
  kind: 'portrait',
  code: 'portrait-local',
  simulated: false,
  timeoutMs: 20_000,
  attempts: 1,
  settings: z.object({}),
  create: () => async (ctx, request) =>
    (await ctx.use(poolsFacility).run('face', request)) as Kinds['portrait']['answer'],
});
