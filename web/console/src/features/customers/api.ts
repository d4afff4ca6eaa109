import type { Customer, CustomerRow, Page, RevealAsked, Revealed, TimelineEntry } from '@acquaint/sdk';
import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import { read, send } from '../../client.ts';
import { type Paged, usePaged } from '../../ui/more.tsx';

export type CustomerFilter = { query?: string; rating?: string; tier?: string; status?: string };

const PAGE = 50;

/** Customers that fit a search, names masked. */
export function useCustomers(filter: CustomerFilter): Paged<CustomerRow> {
  return usePaged({ key: ['customers', 'list', filter] }, (cursor, signal) =>
    read<Page<CustomerRow>>('/v1/customers', { ...filter, limit: PAGE, cursor }, signal),
  );
}

/** One customer, values masked. */
export function useCustomer(id: string): UseQueryResult<Customer> {
  return useQuery({
    queryKey: ['customers', id],
    queryFn: ({ signal }) => read<Customer>(`/v1/customers/${id}`, {}, signal),
  });
}

/** Everything that happened with a customer, newest first. */
export function useTimeline(id: string): Paged<TimelineEntry> {
  return usePaged({ key: ['customers', id, 'timeline'] }, (cursor, signal) =>
    read<Page<TimelineEntry>>(`/v1/customers/${id}/timeline`, { limit: PAGE, cursor }, signal),
  );
}

/** Shows masked values for a reason; the log keeps who looked, at what and why. */
export function useReveal(id: string): UseMutationResult<Revealed, Error, RevealAsked> {
  return useMutation({ mutationFn: (given) => send<Revealed>(`/v1/customers/${id}/reveal`, given) });
}
