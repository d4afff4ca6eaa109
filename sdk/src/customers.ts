// Customers. Values are masked unless revealed for a reason.
import type { Answer, Request, RowOf } from './answer.ts';

export type CustomerRow = RowOf<'getCustomers'>;
export type Customer = Answer<'getCustomersId'>;
export type CustomerField = Customer['fields'][number];
export type Limits = NonNullable<Customer['limits']>;
export type RevealAsked = Request<'postCustomersIdReveal'>;
export type Revealed = Answer<'postCustomersIdReveal'>;
