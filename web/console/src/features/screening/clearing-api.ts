import type { Clearing, ClearingGiven, ClearingPreview, OpenMatch, Page } from '@acquaint/sdk';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, send } from '../../client.ts';
import { type Paged, usePaged } from '../../ui/more.tsx';

const PAGE = 50;
const CLEARINGS = 10;

/** Matches that nobody has judged, of one list or one listed entry where these are named. */
export function useOpenMatches(of: { list?: string | undefined; entity?: string | undefined }): Paged<OpenMatch> {
  return usePaged({ key: ['matches', 'open', of] }, (cursor, signal) =>
    read<Page<OpenMatch>>('/v1/matches', { limit: PAGE, cursor, ...of }, signal),
  );
}

/** What clearing these matches together would do to each; changes nothing. */
export function useClearingPreview(): UseMutationResult<ClearingPreview, Error, readonly string[]> {
  return useMutation({ mutationFn: (ids) => send<ClearingPreview>('/v1/clearings/preview', { match_ids: ids }) });
}

/** Clears matches together, or proposes it where a second person has to agree. */
export function useClear(): UseMutationResult<Clearing, Error, ClearingGiven> {
  return useChange((given) => send<Clearing>('/v1/clearings', given));
}

/** What was cleared together, newest first. */
export function useClearings(): Paged<Clearing> {
  return usePaged({ key: ['clearings'] }, (cursor, signal) =>
    read<Page<Clearing>>('/v1/clearings', { limit: CLEARINGS, cursor }, signal),
  );
}

/** The second person's word on a proposal. */
export function useAgree(id: string): UseMutationResult<Clearing, Error, boolean> {
  return useChange((approve) => send<Clearing>(`/v1/clearings/${id}/approvals`, { approve }));
}

/** Takes a clearing back. */
export function useTakeBack(id: string): UseMutationResult<Clearing, Error, string> {
  return useChange((reason) => send<Clearing>(`/v1/clearings/${id}/undo`, { reason }));
}

/** Whatever changes a match shows wherever matches stand, also when it failed because somebody was first. */
function useChange<Given>(change: (given: Given) => Promise<Clearing>): UseMutationResult<Clearing, Error, Given> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all(
        ['clearings', 'matches', 'cases', 'verifications'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
