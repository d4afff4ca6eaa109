import { allTenants } from '#modules/tenancy';
import type { Schedule } from '#platform/jobs';
import { backTest } from './back-test/job.ts';
import { trainModel } from './models/train-job.ts';
import { watchModels } from './models/watch.ts';
import { expireHolds } from './operations/end-holds.ts';
import { keepModels } from './operations/keep-models.ts';
import { stopShadows } from './operations/shadow.ts';

// What goes on while nobody asks.
export const jobs = [backTest, trainModel, watchModels];

export const schedules: Schedule[] = [
  {
    name: 'transactions.expire_holds',
    every: '* * * * *',
    run: async (database) => expireHolds(database, new Date(), await database.system(allTenants)),
  },
  {
    name: 'transactions.stop_shadows',
    every: '*/5 * * * *',
    run: async (database) => stopShadows(database, new Date(), await database.system(allTenants)),
  },
  {
    name: 'transactions.keep_models',
    every: '15 3 * * *',
    run: async (database) => keepModels(database, new Date(), await database.system(allTenants)),
  },
];
