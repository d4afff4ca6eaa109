import { z } from 'zod';
import { defineRoute, FileAnswer } from '#platform/http';
import { pickLocale } from '#platform/i18n';
import { appendEntries, BATCH_BYTES } from './operations/append-entries.ts';
import { proveOwnEntry } from './operations/prove-entry.ts';
import { readCheckpoint } from './operations/read-head.ts';
import { searchEntries } from './operations/search-entries.ts';
import { takeEvidence } from './operations/take-evidence.ts';
import { verifyWholeLog } from './operations/verify-log.ts';
import {
  Appended,
  BatchQuery,
  Checkpoint,
  EntryPage,
  EntryParams,
  EntryQuery,
  EvidenceAsked,
  Verified,
} from './schema.ts';

const READ = { kind: 'tenant', permission: 'audit.read' } as const;

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/v1/audit/entries',
    tag: 'audit',
    summary: 'Search the log, newest first; the search itself is logged',
    access: READ,
    query: EntryQuery,
    returns: EntryPage,
    write: (tx, { query, exchange }) => searchEntries(tx, query, pickLocale(exchange.language)),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/audit/entries',
    tag: 'audit',
    summary:
      'Append what another system did, one JSON object a line; answered when it is durable, all of it or nothing',
    access: { kind: 'tenant', permission: 'audit.append' },
    query: BatchQuery,
    upload: { maxBytes: BATCH_BYTES },
    returns: Appended,
    status: 201,
    // The batch's own name makes a repeat safe.
    replay: false,
    ownQueue: true,
    perform: (ctx, { query, body }) => appendEntries(ctx, query.batchId, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/audit/checkpoint',
    tag: 'audit',
    summary: 'The newest signed checkpoint: keep it elsewhere, and the log is held against it',
    access: READ,
    returns: Checkpoint,
    perform: (ctx) => readCheckpoint(ctx),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/audit/verify',
    tag: 'audit',
    summary: 'Compute the whole log again and compare',
    access: { kind: 'tenant', permission: 'audit.verify' },
    returns: Verified,
    limit: { max: 6, windowS: 60 },
    perform: (ctx) => verifyWholeLog(ctx),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/audit/evidence',
    tag: 'audit',
    summary:
      'A zip of the entries of a customer or a time with a proof of each; it verifies offline, with a checker inside',
    access: { kind: 'tenant', permission: 'audit.evidence' },
    body: EvidenceAsked,
    returns: z.string().meta({ 'x-file': true }),
    // The pack is large, and a second one is as good as the first.
    replay: false,
    limit: { max: 20, windowS: 60 },
    perform: async (ctx, { body }) => new FileAnswer(await takeEvidence(ctx, body), 'application/zip', 'evidence.zip'),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/audit/entries/:index/proof',
    tag: 'audit',
    summary: 'A file that proves one entry offline',
    access: READ,
    params: EntryParams,
    returns: z.string().meta({ 'x-file': true }),
    perform: async (ctx, { params }) => {
      const proof = await proveOwnEntry(ctx, params.index);
      return new FileAnswer(Buffer.from(proof), 'text/plain; charset=utf-8', `entry-${params.index}.tlog-proof`);
    },
  }),
];
