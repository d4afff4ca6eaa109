import { defineRoute, PageQuery } from '#platform/http';
import { scopeRefused } from '../errors.ts';
import { createApiKey, revokeApiKey } from '../operations/api-keys.ts';
import { listKeyRows } from '../operations/list-rows.ts';
import { scopeBeyond } from '../policy.ts';
import { KeyCreated, KeyPage, KeyParams, KeyRow, NewKey } from '../schema.ts';
import { may } from './access.ts';

export const keyRoutes = [
  defineRoute({
    method: 'GET',
    path: '/v1/keys',
    tag: 'keys',
    summary: 'API keys, newest first, without their secrets',
    access: may('tenancy.keys_read'),
    query: PageQuery,
    returns: KeyPage,
    read: (db, { query }) => listKeyRows(db, query),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/keys',
    tag: 'keys',
    summary: 'Make an API key; its secret is shown once',
    access: may('tenancy.keys_write'),
    body: NewKey,
    returns: KeyCreated,
    status: 201,
    replay: false,
    write: async (tx, { body, exchange }) => {
      const { permissions, facts } = exchange.caller;
      const beyond = scopeBeyond(body.scopes, { roles: (facts.roles ?? '').split(','), permissions });
      if (beyond !== null) throw scopeRefused(beyond);
      return createApiKey(tx, body);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/keys/:id/revoke',
    tag: 'keys',
    summary: 'Revoke an API key at once',
    access: may('tenancy.keys_write'),
    params: KeyParams,
    returns: KeyRow,
    write: (tx, { params }) => revokeApiKey(tx, params.id),
  }),
];
