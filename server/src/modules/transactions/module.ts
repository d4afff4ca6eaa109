import { contributeAlertKind } from '#modules/cases';
import { allTenants, declareSettings } from '#modules/tenancy';
import { defineModule } from '#platform/module';
import { TRANSACTION_ALERT } from './alert-kind.ts';
import { backTest } from './back-test/job.ts';
import { lanesResident } from './lane/lanes.ts';
import { expireHolds } from './operations/end-holds.ts';
import { storedView } from './operations/read-transactions.ts';
import { currentRelease, provideCompiledRules } from './releases.ts';
import { transactionRoutes } from './routes.ts';
import { figureRoutes } from './routes-figures.ts';
import { networkRoutes } from './routes-network.ts';
import { ruleRoutes } from './routes-rules.ts';
import { RATES, ratesOf, UNKNOWN_CUSTOMER } from './settings.ts';

export const transactionsModule = defineModule({
  name: 'transactions',
  routes: [...transactionRoutes, ...figureRoutes, ...ruleRoutes, ...networkRoutes],
  jobs: [backTest],
  residents: [lanesResident({ release: currentRelease, perUsd: ratesOf, stored: storedView })],
  schedules: [
    {
      name: 'transactions.expire_holds',
      every: '* * * * *',
      run: async (database) => expireHolds(database, new Date(), await database.system(allTenants)),
    },
  ],
  contribute: (facilities) => {
    provideCompiledRules(facilities);
    contributeAlertKind(facilities, TRANSACTION_ALERT);
    declareSettings(facilities, [UNKNOWN_CUSTOMER, RATES]);
  },
  permissions: [
    { name: 'transactions.read', says: 'see decided transactions' },
    { name: 'transactions.write', says: 'send transactions to be decided' },
    { name: 'rules.read', says: 'see monitoring rules and what is in force' },
    { name: 'rules.write', says: 'write monitoring rules and ask for changes' },
    { name: 'rules.approve', says: 'put rules in force as the second person, and go back to earlier ones' },
  ],
  events: [
    { type: 'transaction.held', says: 'a payment waits for a person, for a time' },
    { type: 'transaction.blocked', says: 'a payment was refused by standing or limit' },
    { type: 'transaction.released', says: 'a held payment may go' },
    { type: 'transaction.refused', says: 'a held payment may not go' },
    { type: 'rule.activated', says: 'a rule decides or watches in a new version' },
    { type: 'rule.disabled', says: 'a rule rests' },
  ],
  auditActions: [
    { action: 'transaction.batch_decided', says: 'decided transactions' },
    { action: 'transaction.released', says: 'let a held payment go' },
    { action: 'transaction.refused', says: 'refused a held payment' },
    { action: 'transaction.payee_blocked', says: 'put a payee on the block list' },
    { action: 'transaction.payee_unblocked', says: 'took a payee off the block list' },
    { action: 'rule.saved', says: 'wrote a version of a rule' },
    { action: 'rule.change_proposed', says: 'asked for a change of the rules in force' },
    { action: 'rule.change_approved', says: 'approved a change of the rules in force' },
    { action: 'rule.change_rejected', says: 'rejected a change of the rules in force' },
    { action: 'rule.rolled_back', says: 'went back to earlier rules' },
    { action: 'rule.back_test_started', says: 'tried a rule on the history' },
    { action: 'rule.snoozed', says: 'kept a rule quiet about a customer' },
  ],
});
