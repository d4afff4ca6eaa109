import type { AuditEntry, Checkpoint, LogVerdict, Page } from '@acquaint/sdk';
import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import { fetchFile, read, send } from '../../client.ts';
import { type Paged, usePaged } from '../../ui/more.tsx';

export type AuditFilter = {
  customer?: string;
  actor?: string;
  action?: string;
  subject?: string;
  from?: string;
  to?: string;
};

const PAGE = 50;

/** Entries of the log that fit a search, newest first. */
export function useEntries(filter: AuditFilter): Paged<AuditEntry> {
  // Each search is itself an entry of the log: only the reader asks again, not the page by itself.
  return usePaged({ key: ['audit', 'entries', filter], staysMs: Number.POSITIVE_INFINITY }, (cursor, signal) =>
    read<Page<AuditEntry>>('/v1/audit/entries', { ...wired(filter), limit: PAGE, cursor }, signal),
  );
}

/** Days of the reader's calendar as moments: from its first one to its last. */
function wired({ from, to, ...rest }: AuditFilter): AuditFilter {
  const moment = (day: string, time: string) => new Date(`${day}T${time}`).toISOString();
  return {
    ...rest,
    ...(from && { from: moment(from, '00:00:00') }),
    ...(to && { to: moment(to, '23:59:59.999') }),
  };
}

/** The last signed statement of how long the log is and what it says. */
export function useCheckpoint(): UseQueryResult<Checkpoint> {
  return useQuery({
    queryKey: ['audit', 'checkpoint'],
    queryFn: ({ signal }) => read<Checkpoint>('/v1/audit/checkpoint', {}, signal),
  });
}

/** Reads every entry again and compares it with the signed checkpoint. */
export function useVerify(): UseMutationResult<LogVerdict, Error, void> {
  return useMutation({ mutationFn: () => send<LogVerdict>('/v1/audit/verify') });
}

const PACK_TIMEOUT_MS = 120_000;

/** Makes an evidence pack of a customer's entries or a time's; what comes back is the zip. */
export function useEvidence({ customer, from, to }: AuditFilter): UseMutationResult<Blob, Error, string> {
  return useMutation({
    mutationFn: (reason) =>
      fetchFile(
        '/v1/audit/evidence',
        { ...wired({ ...(customer && { customer }), ...(from && { from }), ...(to && { to }) }), reason },
        PACK_TIMEOUT_MS,
      ),
  });
}

/** Where the proof of one entry is: a text file that verifies without us. */
export const proofOf = (index: number): string => `/v1/audit/entries/${index}/proof`;
