import {
  type CreditTransfer,
  MessageInvalid,
  minorUnits,
  type PaymentMessage,
  type PaymentParty,
  readPaymentMessage,
} from '@acquaint/engines/iso20022';
import type { Ctx } from '#platform/db';
import { messageUnreadable } from '../errors.ts';
import { minorDigits } from '../policy.ts';
import type { BatchAnswer } from '../schema/index.ts';
import { customersByReference } from '../store/index.ts';
import { type Given, LINES_MAX, readInput, takeMany } from './take-batch.ts';

/**
 * Decides the transfers of an ISO 20022 message. A party is a customer when its account is the reference of one: the debtor's payment goes out,
 * the creditor's comes in, and a transfer between two customers is decided for both. Of an initiation the debtor is the customer, known or not.
 */
export async function takeMessage(ctx: Ctx, bytes: Uint8Array): Promise<BatchAnswer> {
  const message = read(bytes);
  if (message.transfers.length > LINES_MAX) throw messageUnreadable();
  const accounts = message.transfers.flatMap(({ debtor, creditor }) => [debtor.account, creditor.account]);
  const asked = [...new Set(accounts.filter((account) => account !== null))];
  const found = await ctx.database.read(ctx, (db) => customersByReference(db, asked));
  const known = new Set(found.map((row) => row.externalId));
  const isCustomer = ({ account }: PaymentParty) => account !== null && known.has(account);
  const given = message.transfers.flatMap((transfer, at): Given[] => {
    const out = message.kind === 'pain.001' || isCustomer(transfer.debtor) || !isCustomer(transfer.creditor);
    const sides = [...(out ? ['out' as const] : []), ...(isCustomer(transfer.creditor) ? ['in' as const] : [])];
    return sides.map((side) => ({ line: at + 1, side, ...readInput(eventOf(message, transfer, { at, side })) }));
  });
  return takeMany(ctx, given);
}

function read(bytes: Uint8Array): PaymentMessage {
  try {
    return readPaymentMessage(new TextDecoder('utf-8').decode(bytes));
  } catch (error) {
    if (error instanceof MessageInvalid) throw messageUnreadable(error);
    throw error;
  }
}

type Seen = { at: number; side: 'out' | 'in' };

/** A transfer as an event of one side's account; what the message leaves out stays out, and is refused by field. */
function eventOf({ messageId }: PaymentMessage, transfer: CreditTransfer, { at, side }: Seen) {
  const { debtor, creditor, amount, currency } = transfer;
  const [own, other] = side === 'out' ? [debtor, creditor] : [creditor, debtor];
  const digits = currency === null ? null : minorDigits(currency);
  const minor = amount === null || digits === null ? null : minorUnits(amount, digits);
  const reference = other.account ?? other.name;
  return {
    id: `${transfer.id ?? `${messageId ?? 'message'}/${at + 1}`}:${side}`,
    ...present({ customerReference: own.account, purpose: transfer.purpose?.slice(0, 280) ?? null }),
    at: momentOf(transfer.at),
    direction: side,
    channel: own.country !== null && other.country !== null && own.country !== other.country ? 'wire_intl' : 'transfer',
    ...present({ amount: minor === null ? null : { currency, minor: String(minor) }, country: other.country }),
    ...(reference === null
      ? {}
      : { counterparty: { reference, ...present({ name: other.name, country: other.country }) } }),
    travelRule: present({
      originatorName: debtor.name,
      originatorAccount: debtor.account,
      originatorAddress: debtor.address?.slice(0, 280) ?? null,
      beneficiaryName: creditor.name,
      beneficiaryAccount: creditor.account,
    }),
  };
}

/** Messages may give local time without a zone: it is taken as UTC. */
function momentOf(text: string | null): string | undefined {
  if (text === null) return undefined;
  const at = new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

function present<T extends Record<string, unknown>>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Partial<T>;
}
