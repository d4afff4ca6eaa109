import type {
  Behaviour,
  BlockedPayee,
  Page,
  Transaction,
  TransactionNetwork,
  TransactionRow,
  TransactionStatistics,
} from '@acquaint/sdk';
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { read, send } from '../../client.ts';
import { type Paged, usePaged } from '../../ui/more.tsx';

export type TransactionFilter = { outcome?: string; rule?: string; customer?: string };

const PAGE = 50;
const NEWEST = 100;
/** Payments that were let go raise no event; they are asked for at this pace while the page is in sight. */
const PULSE_MS = 10_000;

/** Decided payments, newest first, as they come. */
export function useTransactions({ customer, ...filter }: TransactionFilter): Paged<TransactionRow> {
  const queries = useQueryClient();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void queries.invalidateQueries({ queryKey: ['transactions', 'list'] });
    }, PULSE_MS);
    return () => clearInterval(timer);
  }, [queries]);
  return usePaged({ key: ['transactions', 'list', filter, customer] }, (cursor, signal) =>
    read<Page<TransactionRow>>('/v1/transactions', { ...filter, customer_id: customer, limit: PAGE, cursor }, signal),
  );
}

export function useTransaction(id: string): UseQueryResult<Transaction> {
  return useQuery({
    queryKey: ['transactions', id],
    queryFn: ({ signal }) => read<Transaction>(`/v1/transactions/${id}`, {}, signal),
  });
}

/** Several payments at once; what could not be read is left out. */
export function useTransactionsById(ids: readonly string[]): { found: Transaction[]; pending: boolean } {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['transactions', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => read<Transaction>(`/v1/transactions/${id}`, {}, signal),
    })),
    combine: (answers) => ({
      found: answers.flatMap((one) => (one.data ? [one.data] : [])),
      pending: answers.some((one) => one.isPending),
    }),
  });
}

/** Who stands around a payment. */
export function useNetwork(id: string): UseQueryResult<TransactionNetwork> {
  return useQuery({
    queryKey: ['transactions', 'network', id],
    queryFn: ({ signal }) => read<TransactionNetwork>(`/v1/transactions/${id}/network`, {}, signal),
  });
}

/** What a customer usually does, in figures. */
export function useBehaviour(customerId: string): UseQueryResult<Behaviour> {
  return useQuery({
    queryKey: ['transactions', 'behaviour', customerId],
    queryFn: ({ signal }) => read<Behaviour>(`/v1/customers/${customerId}/behaviour`, {}, signal),
  });
}

/** The newest payments of a customer, to be drawn beside what is usual. */
export function useNewest(customerId: string): UseQueryResult<TransactionRow[]> {
  return useQuery({
    queryKey: ['transactions', 'newest', customerId],
    queryFn: async ({ signal }) => {
      const page = await read<Page<TransactionRow>>(
        '/v1/transactions',
        { customer_id: customerId, limit: NEWEST },
        signal,
      );
      return page.data;
    },
  });
}

/** Says what a payment turned out to be. */
export function useLabel(
  id: string,
): UseMutationResult<{ id: string; label: string }, Error, { label: 'fraud' | 'genuine'; reason: string }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given) => send<{ id: string; label: string }>(`/v1/transactions/${id}/labels`, given),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['transactions', id] }),
  });
}

export type CallResult = 'confirmed' | 'denied' | 'not_reached';

/** Says what came of a call. */
export function useAnswer(
  id: string,
): UseMutationResult<{ id: string; result: string }, Error, { asked: 'call_back'; result: CallResult }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given) => send<{ id: string; result: string }>(`/v1/transactions/${id}/answers`, given),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['transactions'] }),
  });
}

export function useStatistics(): UseQueryResult<TransactionStatistics> {
  return useQuery({
    queryKey: ['transactions', 'statistics'],
    queryFn: ({ signal }) => read<TransactionStatistics>('/v1/transaction-statistics', {}, signal),
  });
}

const PAYEES = ['blocked-payees'] as const;

/** Payees whose payments are held, and those taken off again, newest first. */
export function useBlockedPayees(): Paged<BlockedPayee> {
  return usePaged({ key: PAYEES }, (cursor, signal) =>
    read<Page<BlockedPayee>>('/v1/blocked-payees', { limit: PAGE, cursor }, signal),
  );
}

export function useBlockPayee(): UseMutationResult<BlockedPayee, Error, { reference: string; reason: string }> {
  return usePayeeChange((given) => send<BlockedPayee>('/v1/blocked-payees', given));
}

export function useUnblockPayee(): UseMutationResult<BlockedPayee, Error, { id: string; reason: string }> {
  return usePayeeChange(({ id, reason }) => send<BlockedPayee>(`/v1/blocked-payees/${id}/remove`, { reason }));
}

function usePayeeChange<Given>(
  perform: (given: Given) => Promise<BlockedPayee>,
): UseMutationResult<BlockedPayee, Error, Given> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: perform,
    onSettled: () => void queries.invalidateQueries({ queryKey: PAYEES }),
  });
}
