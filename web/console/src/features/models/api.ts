import type { ModelCard, ModelRow, Models } from '@acquaint/sdk';
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { read, send } from '../../client.ts';

const KEY = ['models'] as const;
/** A training says how far it is; it is asked at this pace while it goes on. */
const PULSE_MS = 1500;

/** True while a model is being made. */
export const isMade = ({ status }: Pick<ModelRow, 'status'>): boolean => status === 'queued' || status === 'training';

/** Every model of the tenant, newest first, and the way to a first one. */
export function useModels(): UseQueryResult<Models> {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => read<Models>('/v1/models', {}, signal),
    refetchInterval: (query) => (query.state.data?.data.some(isMade) ? PULSE_MS : false),
  });
}

/** Everything that is known of one model. */
export function useModel(id: string): UseQueryResult<ModelCard> {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: ({ signal }) => read<ModelCard>(`/v1/models/${id}`, {}, signal),
    refetchInterval: (query) => (query.state.data && isMade(query.state.data) ? PULSE_MS : false),
  });
}

export type Training = { kind: ModelRow['kind']; days: number };

export function useTrain(): UseMutationResult<ModelRow, Error, Training> {
  return useChange((given) => send<ModelRow>('/v1/models', given));
}

export function useCancelTraining(id: string): UseMutationResult<ModelRow, Error, void> {
  return useChange(() => send<ModelRow>(`/v1/models/${id}/cancel`));
}

/** Asks that a model decides. */
export function useProposeModel(id: string): UseMutationResult<ModelRow, Error, string> {
  return useChange((reason) => send<ModelRow>(`/v1/models/${id}/proposals`, { reason }));
}

/** The second person's word. */
export function useSettleModel(id: string): UseMutationResult<ModelRow, Error, { approve: boolean; reason: string }> {
  return useChange((given) => send<ModelRow>(`/v1/models/${id}/approvals`, given));
}

/** The model before decides again, or none does. */
export function useStepBack(to: 'roll-back' | 'retire'): UseMutationResult<Models, Error, string> {
  return useChange((reason) => send<Models>(`/v1/models/${to}`, { reason }));
}

export type Bar = { measure: string; barred: boolean };

/** Bars a measure from trainings that begin later, or allows it again. */
export function useBar(): UseMutationResult<Models, Error, Bar> {
  return useChange((given) => send<Models>('/v1/models/bars', given));
}

/** Looks at the newest payments now; what was seen stands on the card a moment later. */
export function useLook(): UseMutationResult<{ asked: true }, Error, void> {
  return useChange(() => send<{ asked: true }>('/v1/models/look'));
}

function useChange<Answered, Given>(
  perform: (given: Given) => Promise<Answered>,
): UseMutationResult<Answered, Error, Given> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: perform,
    onSettled: () => void queries.invalidateQueries({ queryKey: KEY }),
  });
}
