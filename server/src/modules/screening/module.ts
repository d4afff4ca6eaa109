import { provideListsNotice } from '#modules/tenancy';
import { defineModule } from '#platform/module';
import { listsNotice } from './operations/read-lists.ts';
import { disposeRoute, listsRoute, screenRoute } from './routes.ts';
import { yenteRoutes } from './yente/routes.ts';

export const screeningModule = defineModule({
  name: 'screening',
  routes: [screenRoute, disposeRoute, listsRoute, ...yenteRoutes],
  // Stands over tenancy's own notice, which knows of no lists.
  contribute: (facilities) => provideListsNotice(facilities, async (db, locale) => listsNotice(db, locale)),
  permissions: [
    { name: 'screening.read', says: 'see screenings and matches' },
    { name: 'screening.write', says: 'search the lists' },
    { name: 'screening.decide', says: 'say whether a match is the customer' },
    { name: 'lists.read', says: 'see lists, versions and refusals' },
  ],
  events: [
    { type: 'screening.completed', says: 'a customer was searched on every list' },
    { type: 'match.found', says: 'a listed entity may be the customer' },
    { type: 'match.resolved', says: 'an officer said what a match is' },
  ],
  auditActions: [
    { action: 'screening.completed', says: 'screened a customer' },
    { action: 'screening.searched', says: 'searched the lists' },
    { action: 'match.resolved', says: 'resolved a match' },
  ],
});
