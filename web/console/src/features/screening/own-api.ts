import type {
  OwnApplied,
  OwnChange,
  OwnEntry,
  OwnList,
  OwnListMade,
  OwnPreview,
  OwnVersion,
  Page,
} from '@acquaint/sdk';
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { read, send } from '../../client.ts';
import { type Paged, usePaged } from '../../ui/more.tsx';

const KEY = ['own-lists'] as const;
const PAGE = 50;

/** The institution's own block and allow lists. */
export function useOwnLists(): UseQueryResult<OwnList[]> {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await read<Page<OwnList>>('/v1/own-lists', {}, signal)).data,
  });
}

/** Makes a list, empty at first. */
export function useMakeOwnList(): UseMutationResult<OwnList, Error, OwnListMade> {
  return useChange((given) => send<OwnList>('/v1/own-lists', given));
}

/** What a file would make of the list; nothing is kept. */
export function useOwnPreview(list: string): UseMutationResult<OwnPreview, Error, Uint8Array> {
  return useMutation({ mutationFn: (bytes) => send<OwnPreview>(`/v1/own-lists/${list}/preview`, bytes) });
}

export type Applied = { base: number; reason: string; bytes: Uint8Array };

/** Makes the file the list; refused when somebody changed the list since the preview. */
export function useApplyOwn(list: string): UseMutationResult<OwnApplied, Error, Applied> {
  return useChange(({ bytes, ...said }) =>
    send<OwnApplied>(`/v1/own-lists/${list}/versions`, { ...said, file: base64(bytes) }),
  );
}

/** Entries whose name or alias holds these letters; the letters travel in the body, never in an address. */
export function useOwnEntries(list: string, name: string): Paged<OwnEntry> {
  return usePaged({ key: [...KEY, list, 'entries', name] }, (cursor) =>
    send<Page<OwnEntry>>(
      `/v1/own-lists/${list}/entries/search?limit=${PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      { name },
    ),
  );
}

/** Takes one entry off the list. */
export function useRemoveOwn(list: string): UseMutationResult<void, Error, { entry: string; reason: string }> {
  return useChange(({ entry, reason }) => send<void>(`/v1/own-lists/${list}/entries/${entry}/remove`, { reason }));
}

/** Who changed the list when, newest first. */
export function useOwnVersions(list: string): Paged<OwnVersion> {
  return usePaged({ key: [...KEY, list, 'versions'] }, (cursor, signal) =>
    read<Page<OwnVersion>>(`/v1/own-lists/${list}/versions`, { limit: PAGE, cursor }, signal),
  );
}

/** A change that waits for a second person. */
export function useOwnChange(id: string): UseQueryResult<OwnChange> {
  return useQuery({
    queryKey: [...KEY, 'changes', id],
    queryFn: ({ signal }) => read<OwnChange>(`/v1/own-list-changes/${id}`, {}, signal),
  });
}

/** The second person's word on it. */
export function useSettleOwn(id: string): UseMutationResult<OwnApplied, Error, { approve: boolean }> {
  return useChange((given) => send<OwnApplied>(`/v1/own-list-changes/${id}/approvals`, given));
}

function useChange<Given, Answer>(mutationFn: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation<Answer, Error, Given>({
    mutationFn,
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

const STRIDE = 0x8000;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += STRIDE) text += String.fromCharCode(...bytes.subarray(at, at + STRIDE));
  return btoa(text);
}
