import { z } from 'zod';
import { type CreditHistoryAnswer, defineProvider } from '#modules/vendors';
import { dayOf } from '#platform/clock';

const BUREAU = 'an invented bureau';

/**
 * Stands for a credit bureau in the sandbox and says so on every answer. Personal numbers that end in 0003 have a bankruptcy, in 0004 two
 * open defaults, in 0005 no file, in 0006 belong to somebody who has died; all others have a good file.
 */
export default defineProvider({
  kind: 'credit_history',
  code: 'credit-history-simulated',
  simulated: true,
  timeoutMs: 5000,
  attempts: 2,
  settings: z.object({}),
  create: ({ config }) => (config.sandbox ? async (_ctx, { personalNumber }) => invented(personalNumber) : null),
});

function invented(personalNumber: string | null): CreditHistoryAnswer {
  const end = (personalNumber ?? '').replace(/\D/g, '').slice(-4);
  if (end === '0005') return { found: false, bureau: BUREAU };
  const bad = end === '0003' || end === '0004';
  return {
    ...{ found: true, bureau: BUREAU, report: `invented-${end || 'none'}`, asOf: dayOf(new Date()) },
    score: { value: bad ? 410 : 720, low: 300, high: 850 },
    accounts: 4,
    openDefaults: end === '0004' ? 2 : 0,
    bankruptcy: end === '0003',
    deceased: end === '0006',
  };
}
