import { z } from 'zod';
import { defineProvider } from '#modules/vendors';

const SOMEBODY_ELSE = { full_name: 'SOMEBODY ELSE', birth_date: '1950-01-01' };

/**
 * Stands for an authoritative source in the sandbox and says so on every answer. Numbers that end in 0000 are unknown to it,
 * those that end in 0001 belong to somebody else, and of those that end in 0002 it says no more than whether they match.
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
          const answer = { found, nameAgrees: agrees, birthDateAgrees: agrees };
          if (!found) return answer;
          const { name, birthDate } = request;
          const own = { ...(name ? { full_name: name } : {}), ...(birthDate ? { birth_date: birthDate } : {}) };
          if (digits.endsWith('0002'))
            return {
              ...answer,
              matches: Object.fromEntries(Object.keys(own).map((field) => [field, 'agrees' as const])),
            };
          return { ...answer, values: { personal_number: request.number, ...(agrees ? own : SOMEBODY_ELSE) } };
        }
      : null,
});
