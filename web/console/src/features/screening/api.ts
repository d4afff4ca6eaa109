import type {
  DispositionGiven,
  ListChange,
  ListLoad,
  ListMonitor,
  ListRow,
  Match,
  NameAsked,
  Page,
  Profiles,
  Screening,
} from '@acquaint/sdk';
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { read, send } from '../../client.ts';
import { useMay } from '../../session.ts';
import { type Paged, usePaged } from '../../ui/more.tsx';

const ALL_LISTS = 200;
const LOADS = 20;
const CHANGES = 50;

/**
 * Searches a name in every list. The name travels in the body, and nothing is kept about it, here as little as there: another name ends the
 * question before it, whose answer stays until the new one is there.
 */
export function useScreening(asked: NameAsked | null): UseQueryResult<Screening> {
  return useQuery({
    enabled: asked !== null,
    queryKey: ['screening', asked],
    queryFn: ({ signal }) => send<Screening>('/v1/screenings', asked ?? {}, undefined, signal),
    ...(asked && { placeholderData: keepPreviousData }),
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** How generously can be searched, and what each way was measured to find. */
export function useProfiles(): UseQueryResult<Profiles> {
  return useQuery({
    queryKey: ['profiles'],
    queryFn: ({ signal }) => read<Profiles>('/v1/screenings/profiles', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Says whether a match is the person, with a reason that is remembered for this list entry. */
export function useDisposition(match: Match): UseMutationResult<Match, Error, DispositionGiven> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given) => send<Match>(`/v1/matches/${match.id}/disposition`, given),
    onSuccess: () =>
      Promise.all(['verifications', 'cases', 'matches'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

/** Every list with its version, counts and difference to the one before. */
export function useLists(enabled = true): UseQueryResult<ListRow[]> {
  return useQuery({
    enabled,
    queryKey: ['lists'],
    queryFn: async ({ signal }) => (await read<Page<ListRow>>('/v1/lists', { limit: ALL_LISTS }, signal)).data,
  });
}

/** Every version of a list that was loaded, newest first. */
export function useListLoads(list: string): Paged<ListLoad> {
  return usePaged({ key: ['lists', list, 'versions'] }, (cursor, signal) =>
    read<Page<ListLoad>>(`/v1/lists/${list}/versions`, { limit: LOADS, cursor }, signal),
  );
}

/** Who came, changed or went with one version. */
export function useListChanges(list: string, version: string): Paged<ListChange> {
  return usePaged({ key: ['lists', list, 'versions', version] }, (cursor, signal) =>
    read<Page<ListChange>>(`/v1/lists/${list}/versions/${version}/changes`, { limit: CHANGES, cursor }, signal),
  );
}

/** What the last change of the lists touched among the customers. */
export function useListMonitor(): UseQueryResult<ListMonitor> {
  return useQuery({
    queryKey: ['lists', 'monitor'],
    queryFn: ({ signal }) => read<ListMonitor>('/v1/lists/monitor', {}, signal),
  });
}

/** Has newer lists looked for at once; what they bring shows when it is loaded. */
export function useRefreshLists(): UseMutationResult<unknown, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => send('/v1/lists/refresh', {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['lists'] }),
  });
}

/** The newest match of a customer with each listed entry. */
export function useCustomerMatches(customer: string | null): UseQueryResult<Match[]> {
  return useQuery({
    enabled: customer !== null,
    queryKey: ['matches', customer],
    queryFn: async ({ signal }) => (await read<Page<Match>>(`/v1/customers/${customer}/matches`, {}, signal)).data,
  });
}

/** The title of a list by its code; whoever may not read the lists sees the code. */
export function useListTitle(): (list: string) => string {
  const lists = useLists(useMay()('lists.read')).data;
  return (list) => lists?.find((row) => row.list === list)?.title ?? list;
}
