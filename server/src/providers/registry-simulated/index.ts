import { z } from 'zod';
import { defineProvider } from '#modules/vendors';

/**
 * Stands for an authoritative source in the sandbox and says so on every answer. Numbers that end in 0000 are unknown to it,
 * those that end in 0001 belong to somebody else.
 */
export default defineProvider({
  kind: 'registry',
  code: 'registry-simulated',
  simulated: true,
  timeoutMs: 1200,
  attempts: 1,
  settings: z.object({}),
  create: ({ config }) =>
    config.sandbox
      ? async (_ctx, request) => {
          const digits = request.number.replace(/\D/g, '');
          const found = !digits.endsWith('0000');
          const agrees = found ? !digits.endsWith('0001') : null;
          return { found, nameAgrees: agrees, birthDateAgrees: agrees };
        }
      : null,
});
