import { defineModule } from '#platform/module';
import { listProviders } from './routes.ts';

export const vendorsModule = defineModule({
  name: 'vendors',
  routes: [listProviders],
  permissions: [{ name: 'providers.read', says: 'see providers of outside calls and their figures' }],
});
