import { z } from 'zod';
import { defineRoute, PageQuery, pageOf } from '#platform/http';
import { idSchema } from '#platform/ids';
import { readDetail } from './operations/read-detail.ts';
import { readTransactions } from './operations/read-transactions.ts';
import { BATCH_BYTES, takeBatch, takeHistory } from './operations/take-batch.ts';
import { takeMessage } from './operations/take-message.ts';
import { takeTransaction } from './operations/take-transaction.ts';
import { TransactionDetail } from './schema/figures.ts';
import { BatchAnswer, DecisionView, Outcome, TransactionIn, TransactionRow } from './schema/index.ts';

const write = { kind: 'tenant', permission: 'transactions.write' } as const;
const read = { kind: 'tenant', permission: 'transactions.read' } as const;

export const transactionRoutes = [
  defineRoute({
    method: 'POST',
    path: '/v1/transactions',
    tag: 'transactions',
    summary:
      'Decide a payment or another event of a customer; the answer is durable, and a repeat of the id gets it again',
    access: write,
    body: TransactionIn,
    returns: DecisionView,
    // The caller's own id makes a repeat safe.
    replay: false,
    ownQueue: true,
    perform: (ctx, { body }) => takeTransaction(ctx, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/transactions/batch',
    tag: 'transactions',
    summary:
      'Decide up to 1,000 events, one JSON object a line; a bad line is reported by its number, the others are decided',
    access: write,
    upload: { maxBytes: BATCH_BYTES },
    returns: BatchAnswer,
    replay: false,
    ownQueue: true,
    perform: (ctx, { body }) => takeBatch(ctx, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/transactions/history',
    tag: 'transactions',
    summary:
      'Take up to 1,000 events that happened before, a JSON object a line or CSV with a header; they count and are not decided',
    access: write,
    upload: { maxBytes: BATCH_BYTES },
    returns: BatchAnswer,
    replay: false,
    ownQueue: true,
    perform: (ctx, { body }) => takeHistory(ctx, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/transactions/iso20022',
    tag: 'transactions',
    summary:
      'Decide the transfers of an ISO 20022 message (pacs.008 or pain.001, XML or JSON); a party whose account is the reference of a customer is that customer',
    access: write,
    upload: { maxBytes: BATCH_BYTES },
    returns: BatchAnswer,
    replay: false,
    ownQueue: true,
    perform: (ctx, { body }) => takeMessage(ctx, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/transactions',
    tag: 'transactions',
    summary: 'Decided events, newest first',
    access: read,
    query: PageQuery.extend({
      customerId: idSchema('cus').optional(),
      outcome: Outcome.optional(),
      rule: z.string().max(20).optional(),
    }),
    returns: pageOf(TransactionRow),
    read: (db, { query }) =>
      readTransactions(db, {
        customerId: query.customerId,
        outcome: query.outcome,
        rule: query.rule,
        limit: query.limit,
        cursor: query.cursor,
      }),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/transactions/:id',
    tag: 'transactions',
    summary: 'One event with its decision',
    access: read,
    params: z.object({ id: idSchema('txn') }),
    returns: TransactionDetail,
    read: (db, { params }) => readDetail(db, params.id),
  }),
];
