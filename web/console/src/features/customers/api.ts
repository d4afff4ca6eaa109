import type { Customer, CustomerRow, Page, RevealAsked, Revealed, TimelineEntry } from '@acquaint/sdk';
import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import { read, send } from '../../client.ts';
import { type Paged, usePaged } from '../../ui/more.tsx';

export type CustomerFilter = { rating?: string; tier?: string; status?: string };

const PAGE = 50;

/** Customers that fit a search, names masked. What was typed travels in the body, never in an address. */
export function useCustomers(filter: CustomerFilter, query: string): Paged<CustomerRow> {
  return usePaged({ key: ['customers', 'list', filter, query] }, (cursor, signal) => {
    const asked = { ...filter, limit: PAGE, cursor };
    return query.trim() === ''
      ? read<Page<CustomerRow>>('/v1/customers', asked, signal)
      : send<Page<CustomerRow>>('/v1/customers/search', { query }, asked);
  });
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
