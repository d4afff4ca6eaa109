import { defineModule } from '#platform/module';
import { groupAlerts } from './operations/open-alerts.ts';
import { caseRoutes } from './routes.ts';

export const casesModule = defineModule({
  name: 'cases',
  routes: caseRoutes,
  reactions: [groupAlerts],
  permissions: [
    { name: 'cases.read', says: 'see cases' },
    { name: 'cases.decide', says: 'work on cases and decide or propose' },
    { name: 'cases.approve', says: 'approve what another person proposed' },
  ],
  events: [
    { type: 'alert.opened', says: 'a check or screening left a doubt' },
    { type: 'case.opened', says: 'a doubt waits for a person, with a clock' },
    { type: 'case.assigned', says: 'a case was taken or put back' },
    { type: 'case.pending_approval', says: 'a proposal waits for a second person' },
    { type: 'case.resolved', says: 'a case was decided' },
    { type: 'decision.recorded', says: 'a decision was appended' },
  ],
  auditActions: [
    { action: 'alert.opened', says: 'opened an alert' },
    { action: 'alert.withdrawn', says: 'closed an alert whose reason is gone' },
    { action: 'case.opened', says: 'opened a case' },
    { action: 'case.assigned', says: 'took a case' },
    { action: 'case.released', says: 'put a case back' },
    { action: 'case.noted', says: 'added a note' },
    { action: 'case.checklist_ticked', says: 'ticked the checklist' },
    { action: 'case.resolved', says: 'resolved a case' },
    { action: 'decision.recorded', says: 'recorded a decision' },
    { action: 'decision.approved', says: 'approved a decision' },
    { action: 'decision.rejected', says: 'rejected a decision' },
  ],
});
