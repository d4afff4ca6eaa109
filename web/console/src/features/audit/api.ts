import type { AuditEntry, Checkpoint, LogVerdict, Page } from '@acquaint/sdk';
import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import { read, send } from '../../client.ts';
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
  return usePaged(['audit', 'entries', filter], (cursor, signal) =>
    read<Page<AuditEntry>>('/v1/audit/entries', { ...filter, limit: PAGE, cursor }, signal),
  );
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

/** Where the proof of one entry is: a text file that verifies without us. */
export const proofOf = (index: number): string => `/v1/audit/entries/${index}/proof`;
