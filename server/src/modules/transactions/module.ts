import { contributeAlertKind } from '#modules/cases';
import { declareSettings } from '#modules/tenancy';
import { defineModule } from '#platform/module';
import { TRANSACTION_ALERT } from './alert-kind.ts';
import { routes } from './all-routes.ts';
import { jobs, schedules } from './behind.ts';
import { lanesResident } from './lane/lanes.ts';
import { storedView } from './operations/read-transactions.ts';
import { currentRelease, provideCompiledRules } from './releases.ts';
import { BARRED, RATES, ratesOf, UNKNOWN_CUSTOMER } from './settings.ts';

export const transactionsModule = defineModule({
  name: 'transactions',
  routes,
  jobs,
  residents: [lanesResident({ release: currentRelease, perUsd: ratesOf, stored: storedView })],
  schedules,
  contribute: (facilities) => {
    provideCompiledRules(facilities);
    contributeAlertKind(facilities, TRANSACTION_ALERT);
    declareSettings(facilities, [UNKNOWN_CUSTOMER, RATES, BARRED]);
  },
  permissions: [
    { name: 'transactions.read', says: 'see decided transactions' },
    { name: 'transactions.write', says: 'send transactions to be decided' },
    { name: 'transactions.label', says: 'say what a payment turned out to be, and what came of a code or a call' },
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
    { type: 'model.changed', says: 'another model decides beside the rules, or none' },
  ],
  auditActions: [
    { action: 'transaction.batch_decided', says: 'decided transactions' },
    { action: 'transaction.released', says: 'let a held payment go' },
    { action: 'transaction.refused', says: 'refused a held payment' },
    { action: 'transaction.payee_blocked', says: 'put a payee on the block list' },
    { action: 'transaction.payee_unblocked', says: 'took a payee off the block list' },
    { action: 'transaction.answered', says: 'said what came of a code or a call' },
    { action: 'transaction.labelled', says: 'said what a payment turned out to be' },
    { action: 'model.training_asked', says: 'asked for a model' },
    { action: 'model.proposed', says: 'asked that a model decides' },
    { action: 'model.approved', says: 'let a model decide' },
    { action: 'model.rejected', says: 'did not let a model decide' },
    { action: 'model.rolled_back', says: 'went back to the model before' },
    { action: 'model.retired', says: 'let no model decide' },
    { action: 'rule.saved', says: 'wrote a version of a rule' },
    { action: 'rule.change_proposed', says: 'asked for a change of the rules in force' },
    { action: 'rule.change_approved', says: 'approved a change of the rules in force' },
    { action: 'rule.change_rejected', says: 'rejected a change of the rules in force' },
    { action: 'rule.rolled_back', says: 'went back to earlier rules' },
    { action: 'rule.back_test_started', says: 'tried a rule on the history' },
    { action: 'rule.shadow_stopped', says: 'a rule that watched stopped, since it would have fired too often' },
    { action: 'rule.snoozed', says: 'kept a rule quiet about a customer' },
  ],
});
