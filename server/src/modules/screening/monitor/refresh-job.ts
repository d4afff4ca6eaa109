import { z } from 'zod';
import { defineJob } from '#platform/jobs';
import { refreshLists } from '../refresh.ts';
import { catchUp } from './rescreen.ts';

/** Looks for newer lists because somebody asked, and has what changed matched against every tenant's customers. */
export const refresh = defineJob<Record<string, never>, Record<string, never>, boolean>({
  name: 'screening.refresh_lists',
  input: z.strictObject({}),
  timeoutMs: 8 * 60_000,
  attempts: 1,
  prepare: async () => ({}),
  perform: async (ctx) => {
    const loaded = await refreshLists(ctx.database, null);
    await catchUp(ctx.database);
    return loaded;
  },
  settle: async () => undefined,
  // Nothing is lost: the timetable looks again, and a refused list says so on its own.
  giveUp: async () => undefined,
});
