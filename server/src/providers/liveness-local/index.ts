import { z } from 'zod';
import { defineProvider, type Kinds } from '#modules/vendors';
import { poolsFacility } from '#platform/pools';

/** Judges clips and single pictures on this machine, in the children that compare faces: one set of models serves both. */
export default defineProvider({
  kind: 'liveness',
  code: 'liveness-local',
  simulated: false,
  timeoutMs: 90_000,
  attempts: 1,
  settings: z.object({}),
  create: () => async (ctx, request) =>
    (await ctx.use(poolsFacility).run('face', request)) as Kinds['liveness']['answer'],
});
