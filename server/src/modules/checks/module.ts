import { declareSettings } from '#modules/tenancy';
import { defineModule } from '#platform/module';
import { ADVERSE_MEDIA, CREDIT_HISTORY } from './settings.ts';

export const checksModule = defineModule({
  name: 'checks',
  contribute: (facilities) => declareSettings(facilities, [ADVERSE_MEDIA, CREDIT_HISTORY]),
  events: [{ type: 'check.completed', says: 'a check came to a result' }],
  auditActions: [{ action: 'check.completed', says: 'completed a check' }],
});
