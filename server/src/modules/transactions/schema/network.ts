import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { idSchema } from '#platform/ids';

/** Somebody in the network: a customer, or an account of which nobody has said whose it is. */
export const NetworkNode = z.object({
  key: z.string().describe('names the node within this answer'),
  customerId: idSchema('cus').nullable(),
  masked: z.string().nullable().describe('the customer’s name, masked; null for other accounts'),
  part: z
    .enum(['payer', 'payee', 'cycle', 'chain', 'source', 'middle', 'peer', 'shares'])
    .describe('open enum: what the node is to the payment; the first that holds'),
});
export const NetworkEdge = z.object({
  from: z.string(),
  to: z.string(),
  kind: z
    .enum(['payment', 'flow', 'shares'])
    .describe('open enum: one payment, payments together, something used by both'),
  at: Timestamp.nullable(),
  amountUsd: z.number().nullable(),
  inPath: z.boolean().describe('a payment of the circle that this one closes'),
});
export const NetworkView = z.object({
  nodes: z.array(NetworkNode),
  edges: z.array(NetworkEdge),
  cycle: z
    .object({ payments: z.number().int(), days: z.number(), share: z.number() })
    .nullable()
    .describe(
      'the circle that the payment closes: how many payments, how long it took, what part of the first came back',
    ),
  middles: z.number().int().describe('accounts through which one source reaches the payee'),
  peers: z.number().int().describe('other payers of the payee who paid another payee of the payer'),
  sharing: z
    .number()
    .int()
    .describe('customers joined by a device, telephone or address, this one with them; 0 when none'),
  days: z.number().int().describe('how far back the network is kept'),
});
export type NetworkView = z.output<typeof NetworkView>;

const Reason = z.string().trim().min(3).max(500);
export const BlockPayee = z.strictObject({
  reference: z.string().trim().min(1).max(140).describe('the payee’s account as payments name it'),
  reason: Reason,
});
export type BlockPayee = z.output<typeof BlockPayee>;
export const UnblockPayee = z.strictObject({ reason: Reason });
export const BlockedPayeeRow = z.object({
  id: idSchema('ent'),
  masked: z.string(),
  reason: z.string(),
  by: z.string(),
  at: Timestamp,
  removed: z.object({ by: z.string(), reason: z.string(), at: Timestamp }).nullable(),
});
export type BlockedPayeeRow = z.output<typeof BlockedPayeeRow>;
