import { defineModule } from '#platform/module';

export const devicesModule = defineModule({ name: 'devices' });
