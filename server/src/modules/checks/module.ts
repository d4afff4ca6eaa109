import { defineModule } from '#platform/module';

export const checksModule = defineModule({
  name: 'checks',
  events: [{ type: 'check.completed', says: 'a check came to a result' }],
  auditActions: [{ action: 'check.completed', says: 'completed a check' }],
});
