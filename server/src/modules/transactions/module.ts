import { contributeAlertKind } from '#modules/cases';
import { allTenants, declareSettings } from '#modules/tenancy';
import { defineModule } from '#platform/module';
import { TRANSACTION_ALERT } from './alert-kind.ts';
import { lanesResident } from './lane/lanes.ts';
import { expireHolds } from './operations/end-holds.ts';
import { storedView } from './operations/read-transactions.ts';
import { ratesOf } from './operations/take-transaction.ts';
import { shippedRelease } from './releases.ts';
import { transactionRoutes } from './routes.ts';
import { RATES, UNKNOWN_CUSTOMER } from './settings.ts';

export const transactionsModule = defineModule({
  name: 'transactions',
  routes: transactionRoutes,
  residents: [lanesResident({ release: async (db) => shippedRelease(db), perUsd: ratesOf, stored: storedView })],
  schedules: [
    {
      name: 'transactions.expire_holds',
      every: '* * * * *',
      run: async (database) => expireHolds(database, new Date(), await database.system(allTenants)),
    },
  ],
  contribute: (facilities) => {
    contributeAlertKind(facilities, TRANSACTION_ALERT);
    declareSettings(facilities, [UNKNOWN_CUSTOMER, RATES]);
  },
  permissions: [
    { name: 'transactions.read', says: 'see decided transactions' },
    { name: 'transactions.write', says: 'send transactions to be decided' },
  ],
  events: [
    { type: 'transaction.held', says: 'a payment waits for a person, for a time' },
    { type: 'transaction.blocked', says: 'a payment was refused by standing or limit' },
    { type: 'transaction.released', says: 'a held payment may go' },
    { type: 'transaction.refused', says: 'a held payment may not go' },
  ],
  auditActions: [
    { action: 'transaction.batch_decided', says: 'decided transactions' },
    { action: 'transaction.released', says: 'let a held payment go' },
    { action: 'transaction.refused', says: 'refused a held payment' },
  ],
});
