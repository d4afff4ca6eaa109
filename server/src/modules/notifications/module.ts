import { defineModule } from '#platform/module';
import { deliver } from './jobs.ts';
import { sweepCodes } from './operations/sweep.ts';

export const notificationsModule = defineModule({
  name: 'notifications',
  jobs: [deliver],
  schedules: [{ name: 'notifications.sweep', every: '41 * * * *', run: sweepCodes }],
  auditActions: [
    { action: 'code.sent', says: 'A one-time code was sent' },
    { action: 'code.confirmed', says: 'A one-time code was typed rightly' },
    { action: 'code.spent', says: 'A one-time code was typed wrongly five times' },
    { action: 'message.sent', says: 'A message was handed to a provider' },
    { action: 'message.failed', says: 'A message could not be sent in time' },
  ],
});
