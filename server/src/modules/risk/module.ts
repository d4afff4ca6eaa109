import { defineModule } from '#platform/module';

export const riskModule = defineModule({
  name: 'risk',
  auditActions: [{ action: 'rating.made', says: 'rated a customer' }],
});
