import { z } from 'zod';
import { defineProvider } from '#modules/vendors';

/**
 * Sends nothing and says so on every answer. It is there only while no mail server is set: where one is set and fails, a message must
 * wait for it and never count as sent.
 */
export default defineProvider({
  kind: 'email',
  code: 'email-simulated',
  simulated: true,
  timeoutMs: 1000,
  attempts: 1,
  settings: z.object({}),
  create: ({ config }) => (config.sandbox && !config.smtpUrl ? async () => ({ accepted: true }) : null),
});
