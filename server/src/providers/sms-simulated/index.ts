import { z } from 'zod';
import { defineProvider } from '#modules/vendors';

/** Sends nothing and says so on every answer. */
export default defineProvider({
  kind: 'sms',
  code: 'sms-simulated',
  simulated: true,
  timeoutMs: 1000,
  attempts: 1,
  settings: z.object({}),
  create: ({ config }) => (config.sandbox ? async () => ({ accepted: true }) : null),
});
