import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { createCustomerKey } from '#platform/vault';
import type { FieldSource, FieldValues } from '../schema.ts';
import { type Customer, findByExternalId, insertCustomer, saveFields } from '../store.ts';

type CreateCustomer = {
  kind: 'person' | 'organization';
  externalId: string | null;
  country: string | null;
  fields: FieldValues;
  source: FieldSource;
};

/** A prospect with a key of their own; the same external id gives the customer that already has it. */
export async function createCustomer(tx: Tx, input: CreateCustomer): Promise<Customer> {
  const known = input.externalId ? await findByExternalId(tx, input.externalId) : null;
  if (known) return known;
  const customer: Customer = {
    id: newId('cus'),
    kind: input.kind,
    externalId: input.externalId,
    country: input.country,
    status: 'prospect',
    tier: 0,
    rating: null,
    familiarity: 0,
    verifiedAt: null,
    createdAt: tx.now,
    version: 1,
  };
  await insertCustomer(tx, customer);
  await createCustomerKey(tx, customer.id);
  await saveFields(tx, customer.id, input.fields, input.source);
  await record(tx, {
    action: 'customer.created',
    subject: { prefix: 'cus', id: customer.id },
    customerId: customer.id,
    after: { kind: customer.kind, fields: Object.keys(input.fields) },
  });
  await emit(tx, { type: 'customer.created', subject: { prefix: 'cus', id: customer.id } });
  return customer;
}

/** Keeps what was read or typed about a customer; the log names the fields, never their values. */
export async function updateFields(
  tx: Tx,
  customerId: Customer['id'],
  fields: FieldValues,
  source: FieldSource,
): Promise<void> {
  if (Object.keys(fields).length === 0) return;
  await saveFields(tx, customerId, fields, source);
  await record(tx, {
    action: 'customer.updated',
    subject: { prefix: 'cus', id: customerId },
    customerId,
    after: { fields: Object.keys(fields), source },
  });
  await emit(tx, { type: 'customer.updated', subject: { prefix: 'cus', id: customerId } });
}
