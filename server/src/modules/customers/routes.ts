import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { defineRoute, PageQuery, pageOf } from '#platform/http';
import { idSchema } from '#platform/ids';
import { searchCustomers } from './operations/read.ts';
import { revealFields } from './operations/reveal.ts';
import { CustomerRow, RevealRequest } from './schema.ts';

export const listRoute = defineRoute({
  method: 'GET',
  path: '/v1/customers',
  tag: 'customers',
  summary: 'Customers, newest first, or those a query finds',
  access: { kind: 'tenant', permission: 'customers.read' },
  query: PageQuery.extend({
    query: z.string().max(200).optional(),
    rating: z.string().max(20).optional(),
    tier: z.coerce.number().int().min(0).max(9).optional(),
    status: z.string().max(20).optional(),
  }),
  returns: pageOf(CustomerRow),
  read: (db, { query }) => searchCustomers(db, query),
});

export const revealRoute = defineRoute({
  method: 'POST',
  path: '/v1/customers/:id/reveal',
  tag: 'customers',
  summary: 'Shows personal fields in clear, with a reason, recorded',
  access: { kind: 'tenant', permission: 'customers.reveal' },
  params: z.object({ id: idSchema('cus') }),
  body: RevealRequest,
  replay: false,
  returns: z.object({ values: z.record(z.string(), z.string().nullable()), until: Timestamp }),
  write: (tx, { params, body }) => revealFields(tx, params.id, body),
});
