import { contributeAlertKind } from '#modules/cases';
import { declareSettings, provideListsNotice } from '#modules/tenancy';
import { defineModule } from '#platform/module';
import { MONITOR_ALERT } from './monitor/alert-kind.ts';
import { customerIndexResident } from './monitor/customer-index.ts';
import { refresh } from './monitor/refresh-job.ts';
import { rescreen } from './monitor/rescreen.ts';
import { screenAgain, screenChanged } from './monitor/screen-customer.ts';
import { listsNotice } from './operations/read-lists.ts';
import { ALLOW_SECOND_PERSON } from './own/changes.ts';
import { expireOwn } from './own/expire.ts';
import { matchOwn } from './own/match-job.ts';
import { screeningRoutes } from './routes.ts';

export const screeningModule = defineModule({
  name: 'screening',
  routes: screeningRoutes,
  jobs: [rescreen, refresh, matchOwn],
  reactions: [screenChanged, screenAgain],
  schedules: [{ name: 'own_lists.expire', every: '11 * * * *', run: (database) => expireOwn(database) }],
  residents: [customerIndexResident()],
  contribute: (facilities) => {
    // Stands over tenancy's own notice, which knows of no lists.
    provideListsNotice(facilities, listsNotice);
    contributeAlertKind(facilities, MONITOR_ALERT);
    declareSettings(facilities, [ALLOW_SECOND_PERSON]);
  },
  permissions: [
    { name: 'screening.read', says: 'see screenings and matches' },
    { name: 'screening.write', says: 'search the lists' },
    { name: 'screening.decide', says: 'say whether a match is the customer' },
    { name: 'lists.read', says: 'see lists, versions and refusals' },
    { name: 'own_lists.read', says: 'see who is on own block and allow lists' },
    { name: 'own_lists.write', says: 'change own block and allow lists' },
    { name: 'own_lists.approve', says: 'put a change of an allow list in force as the second person' },
    { name: 'lists.refresh', says: 'look for newer lists at once' },
  ],
  events: [
    { type: 'screening.completed', says: 'a customer was searched on every list' },
    { type: 'screening.lists_matched', says: 'what changed on the lists was matched against the customers' },
    { type: 'screening.monitor_failed', says: 'changes of the lists could not be matched yet and are tried again' },
    { type: 'match.found', says: 'a listed entity may be the customer' },
    { type: 'match.resolved', says: 'an officer said what a match is' },
    { type: 'match.reopened', says: 'a match that was cleared is open again' },
  ],
  auditActions: [
    { action: 'screening.completed', says: 'screened a customer' },
    { action: 'screening.searched', says: 'searched the lists' },
    { action: 'match.resolved', says: 'resolved a match' },
    { action: 'match.delisted', says: 'closed a match whose entry the list let go, or which ended' },
    { action: 'match.allowed', says: 'left a match on name alone aside for an entry of an allow list' },
    { action: 'match.reopened', says: 'opened a cleared match again' },
    { action: 'clearing.made', says: 'cleared matches together' },
    { action: 'clearing.proposed', says: 'proposed to clear matches together' },
    { action: 'clearing.approved', says: 'agreed to a clearing' },
    { action: 'clearing.refused', says: 'refused a clearing' },
    { action: 'clearing.undone', says: 'took a clearing back' },
    { action: 'own_list.created', says: 'made an own list' },
    { action: 'own_list.changed', says: 'changed an own list' },
    { action: 'own_list.change_proposed', says: 'asked for a change of an allow list' },
    { action: 'own_list.change_approved', says: 'approved a change of an allow list' },
    { action: 'own_list.change_rejected', says: 'rejected a change of an allow list' },
    { action: 'own_list.entries_expired', says: 'ended entries of an own list whose last day has passed' },
    { action: 'lists.refresh_asked', says: 'asked for newer lists' },
  ],
});
