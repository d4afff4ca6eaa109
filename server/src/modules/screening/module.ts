import { contributeAlertKind } from '#modules/cases';
import { provideListsNotice } from '#modules/tenancy';
import { defineModule } from '#platform/module';
import { MONITOR_ALERT } from './monitor/alert-kind.ts';
import { customerIndexResident } from './monitor/customer-index.ts';
import { refresh } from './monitor/refresh-job.ts';
import { rescreen } from './monitor/rescreen.ts';
import { screenAgain, screenChanged } from './monitor/screen-customer.ts';
import { listsNotice } from './operations/read-lists.ts';
import { matchOwn } from './own/match-job.ts';
import { disposeRoute, profilesRoute, screenRoute } from './routes.ts';
import { clearingRoutes } from './routes-clearing.ts';
import { listRoutes } from './routes-lists.ts';
import { ownListRoutes } from './routes-own.ts';
import { yenteRoutes } from './yente/routes.ts';

export const screeningModule = defineModule({
  name: 'screening',
  routes: [
    screenRoute,
    profilesRoute,
    disposeRoute,
    ...listRoutes,
    ...clearingRoutes,
    ...ownListRoutes,
    ...yenteRoutes,
  ],
  jobs: [rescreen, refresh, matchOwn],
  reactions: [screenChanged, screenAgain],
  residents: [customerIndexResident()],
  contribute: (facilities) => {
    // Stands over tenancy's own notice, which knows of no lists.
    provideListsNotice(facilities, async (db, locale) => listsNotice(db, locale));
    contributeAlertKind(facilities, MONITOR_ALERT);
  },
  permissions: [
    { name: 'screening.read', says: 'see screenings and matches' },
    { name: 'screening.write', says: 'search the lists' },
    { name: 'screening.decide', says: 'say whether a match is the customer' },
    { name: 'lists.read', says: 'see lists, versions and refusals' },
    { name: 'own_lists.read', says: 'see who is on own block and allow lists' },
    { name: 'own_lists.write', says: 'change own block and allow lists' },
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
    { action: 'match.delisted', says: 'closed a match whose entry the list let go' },
    { action: 'match.allowed', says: 'left a match on name alone aside for an entry of an allow list' },
    { action: 'match.reopened', says: 'opened a cleared match again' },
    { action: 'clearing.made', says: 'cleared matches together' },
    { action: 'clearing.proposed', says: 'proposed to clear matches together' },
    { action: 'clearing.approved', says: 'agreed to a clearing' },
    { action: 'clearing.refused', says: 'refused a clearing' },
    { action: 'clearing.undone', says: 'took a clearing back' },
    { action: 'own_list.created', says: 'made an own list' },
    { action: 'own_list.changed', says: 'changed an own list' },
    { action: 'lists.refresh_asked', says: 'asked for newer lists' },
  ],
});
