import { z } from 'zod';
import { defineRoute, PageQuery, pageOf } from '#platform/http';
import { idSchema } from '#platform/ids';
import { blockPayee, readBlockedPayees, unblockPayee } from './operations/blocked-payees.ts';
import { readNetwork } from './operations/read-network.ts';
import { BlockedPayeeRow, BlockPayee, NetworkView, UnblockPayee } from './schema/index.ts';

const read = { kind: 'tenant', permission: 'transactions.read' } as const;
const write = { kind: 'tenant', permission: 'rules.write' } as const;
const tag = 'transactions';

export const networkRoutes = [
  defineRoute({
    method: 'GET',
    path: '/v1/transactions/:id/network',
    tag,
    summary: 'Who stands around a payment: circles, spreading and gathering, shared devices, over the last weeks',
    access: read,
    params: z.object({ id: idSchema('txn') }),
    returns: NetworkView,
    read: (db, { params }) => readNetwork(db, params.id),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/blocked-payees',
    tag,
    summary: 'Payees whose first payment by a customer is held, newest first; those taken off as well',
    access: { kind: 'tenant', permission: 'rules.read' },
    query: PageQuery,
    returns: pageOf(BlockedPayeeRow),
    read: (db, { query }) => readBlockedPayees(db, query),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/blocked-payees',
    tag,
    summary: 'Put a payee on the list; only a keyed hash of the account and its last characters are kept',
    access: write,
    body: BlockPayee,
    returns: BlockedPayeeRow,
    status: 201,
    write: (tx, { body }) => blockPayee(tx, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/blocked-payees/:id/remove',
    tag,
    summary: 'Take a payee off the list, with a reason',
    access: write,
    params: z.object({ id: idSchema('ent') }),
    body: UnblockPayee,
    returns: BlockedPayeeRow,
    write: (tx, { params, body }) => unblockPayee(tx, params.id, body.reason),
  }),
];
