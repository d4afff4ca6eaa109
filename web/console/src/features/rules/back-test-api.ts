import type { BackTest, Page } from '@acquaint/sdk';
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { read, send } from '../../client.ts';

const KEY = ['back-tests'] as const;
const SHOWN = 10;
/** A back-test says how far it is; it is asked at this pace while it goes on. */
const PULSE_MS = 1000;

/** True until a back-test has ended one way or another. */
export const goesOn = ({ status }: Pick<BackTest, 'status'>): boolean => status === 'queued' || status === 'running';

/** The newest back-tests of a rule. */
export function useBackTests(code: string): UseQueryResult<BackTest[]> {
  return useQuery({
    queryKey: [...KEY, code],
    queryFn: async ({ signal }) => (await read<Page<BackTest>>('/v1/back-tests', { code, limit: SHOWN }, signal)).data,
    refetchInterval: (query) => (query.state.data?.some(goesOn) ? PULSE_MS : false),
  });
}

export type Trial = { text: string; days: number; sweep: Record<string, number[]> };

export function useStartBackTest(): UseMutationResult<BackTest, Error, Trial> {
  return useChange((given) => send<BackTest>('/v1/back-tests', given));
}

export function useCancelBackTest(): UseMutationResult<BackTest, Error, string> {
  return useChange((id) => send<BackTest>(`/v1/back-tests/${id}/cancel`));
}

function useChange<Given>(perform: (given: Given) => Promise<BackTest>): UseMutationResult<BackTest, Error, Given> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: perform,
    onSettled: () => void queries.invalidateQueries({ queryKey: KEY }),
  });
}
