import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { defineRoute, PageQuery, pageOf } from '#platform/http';
import { idSchema } from '#platform/ids';
import { searchCustomers } from './operations/read.ts';
import { revealFields } from './operations/reveal.ts';
import { CustomerRow, RevealRequest } from './schema.ts';

// What somebody types to find a person is never part of an address: addresses are kept by proxies and browsers. A list that
// is asked with a field it does not know refuses, so that nobody takes everybody for what was searched.
const Filtered = PageQuery.extend({
  rating: z.string().max(20).optional(),
  tier: z.coerce.number().int().min(0).max(9).optional(),
  status: z.string().max(20).optional(),
}).strict();

export const listRoute = defineRoute({
  method: 'GET',
  path: '/v1/customers',
  tag: 'customers',
  summary: 'Customers, newest first',
  access: { kind: 'tenant', permission: 'customers.read' },
  query: Filtered,
  returns: pageOf(CustomerRow),
  read: (db, { query }) => searchCustomers(db, query),
});

export const searchRoute = defineRoute({
  method: 'POST',
  path: '/v1/customers/search',
  tag: 'customers',
  summary: 'Customers by words of the name, or by a whole e-mail, phone, document number or external id',
  access: { kind: 'tenant', permission: 'customers.read' },
  query: Filtered,
  body: z.strictObject({ query: z.string().max(200) }),
  replay: false,
  returns: pageOf(CustomerRow),
  read: (db, { query, body }) => searchCustomers(db, { ...query, ...body }),
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
