import type { Page, Verification, VerificationRow } from '@acquaint/sdk';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { read } from '../../client.ts';
import { type Paged, usePaged } from '../../ui/more.tsx';

export type VerificationFilter = { status?: string; outcome?: string; country?: string };

const PAGE = 50;

/** Verifications, newest first. */
export function useVerifications(filter: VerificationFilter): Paged<VerificationRow> {
  return usePaged({ key: ['verifications', filter] }, (cursor, signal) =>
    read<Page<VerificationRow>>('/v1/verifications', { ...filter, limit: PAGE, cursor }, signal),
  );
}

/** One verification with all its evidence. */
export function useVerification(id: string | null): UseQueryResult<Verification> {
  return useQuery({
    queryKey: ['verifications', id],
    queryFn: ({ signal }) => read<Verification>(`/v1/verifications/${id}`, {}, signal),
    enabled: id !== null,
  });
}

/** The address of a picture as it was taken. */
export const contentOf = (captureId: string): string => `/v1/captures/${captureId}/content`;

/** The address of the portrait cut from a document. */
export const portraitOf = (captureId: string): string => `/v1/captures/${captureId}/portrait`;
