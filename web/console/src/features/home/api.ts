import type { Home } from '@acquaint/sdk';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { read } from '../../client.ts';

const ANEW_MS = 60_000;

/** Queues, counts, freshness: what is asked of people today. */
export function useHome(): UseQueryResult<Home> {
  return useQuery({
    queryKey: ['home'],
    queryFn: ({ signal }) => read<Home>('/v1/home', {}, signal),
    refetchInterval: ANEW_MS,
  });
}
