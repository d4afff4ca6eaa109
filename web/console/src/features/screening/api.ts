import type { DispositionGiven, ListRow, Match, NameAsked, Page, Screening } from '@acquaint/sdk';
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { read, send } from '../../client.ts';
import { useMay } from '../../session.ts';

const ALL_LISTS = 200;

/** Searches a name in every list; nothing is kept about whoever is asked for. */
export function useScreening(): UseMutationResult<Screening, Error, NameAsked> {
  return useMutation({ mutationFn: (asked) => send<Screening>('/v1/screenings', asked) });
}

/** Says whether a match is the person, with a reason that is remembered for this list entry. */
export function useDisposition(match: Match): UseMutationResult<Match, Error, DispositionGiven> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given) => send<Match>(`/v1/matches/${match.id}/disposition`, given),
    onSuccess: () =>
      Promise.all(['verifications', 'cases'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
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

/** The title of a list by its code; whoever may not read the lists sees the code. */
export function useListTitle(): (list: string) => string {
  const lists = useLists(useMay()('lists.read')).data;
  return (list) => lists?.find((row) => row.list === list)?.title ?? list;
}
