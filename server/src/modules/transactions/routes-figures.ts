import { z } from 'zod';
import { DAY_MS, Timestamp } from '#platform/clock';
import { defineRoute } from '#platform/http';
import { idSchema } from '#platform/ids';
import { periodInvalid } from './errors.ts';
import { readBehaviour } from './operations/read-behaviour.ts';
import { readStatistics } from './operations/read-statistics.ts';
import { Behaviour, Statistics } from './schema/figures.ts';

const read = { kind: 'tenant', permission: 'transactions.read' } as const;
const DAYS_MAX = 400;
const DAYS = 90;

export const figureRoutes = [
  defineRoute({
    method: 'GET',
    path: '/v1/customers/:id/behaviour',
    tag: 'transactions',
    summary: 'What a customer usually does: amounts, hours, places and other sides as figures',
    access: read,
    params: z.object({ id: idSchema('cus') }),
    query: z.object({ days: z.coerce.number().int().min(1).max(DAYS_MAX).default(DAYS) }),
    returns: Behaviour,
    read: (db, { params, query }) => readBehaviour(db, params.id, query.days),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/transaction-statistics',
    tag: 'transactions',
    summary: 'How monitoring does: hits, alerts and what cases said of them, by rule and by month',
    access: read,
    query: z.object({ from: Timestamp.optional(), to: Timestamp.optional() }),
    returns: Statistics,
    read: (db, { query }) => {
      const to = query.to ?? db.now;
      const from = query.from ?? new Date(to.getTime() - DAYS * DAY_MS);
      if (from >= to || to.getTime() - from.getTime() > DAYS_MAX * DAY_MS) throw periodInvalid();
      return readStatistics(db, { from, to });
    },
  }),
];
