import type { CustomerId } from '#modules/customers';
import type { TransactionId, TransactionIn } from '../schema/index.ts';

/** An event that waits for its decision: read and checked, with who is paid and from which device as keyed hashes. */
export type Item = {
  id: TransactionId;
  customerId: CustomerId;
  input: TransactionIn;
  /** The customer was made for this event: nobody has said who they are. */
  stranger: boolean;
  /** It happened before: it counts for what follows, and is not decided. */
  past: boolean;
  receivedAt: Date;
  receivedFrom: string;
  requestId: string;
  bodySha256: Buffer;
  counterpartyToken: Buffer | null;
  deviceToken: Buffer | null;
  /** The customer's own account, hashed as those of counterparties are, so that customers who pay each other are seen to. */
  accountToken: Buffer | null;
  phoneToken: Buffer | null;
  ipToken: Buffer | null;
  /** What was sent, card number apart; sealed under the customer's key before it is written. */
  details: string;
};
