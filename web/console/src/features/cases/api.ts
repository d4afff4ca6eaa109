import {
  type ApprovalGiven,
  type Case,
  type CaseRow,
  type DecisionGiven,
  type Page,
  ProblemError,
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
import { useProblem } from '../../ui/problem.tsx';
import { useToast } from '../../ui/toasts.tsx';

export type CaseFilter = { queue?: string; show?: string };

const PAGE = 50;
const OLD_AFTER_STEP = ['cases', 'home', 'verifications', 'customers'];

/** The cases of a queue, the one due first on top, as the server orders them. */
export function useCases({ queue, show }: CaseFilter): Paged<CaseRow> {
  const asked = {
    queue,
    // Without a status the API answers with every case that still waits, taken or proposed ones as well.
    status: show === 'resolved' ? 'resolved' : undefined,
    assigned: show === 'mine' ? 'me' : show === 'unassigned' ? 'none' : undefined,
    approval: show === 'approvals' ? true : undefined,
  };
  return usePaged({ key: ['cases', 'list', asked] }, (cursor, signal) =>
    read<Page<CaseRow>>('/v1/cases', { ...asked, limit: PAGE, cursor }, signal),
  );
}

/** One case with all that a decision needs. */
export function useCase(id: string | null): UseQueryResult<Case> {
  return useQuery({
    queryKey: ['cases', id],
    queryFn: ({ signal }) => read<Case>(`/v1/cases/${id}`, {}, signal),
    enabled: id !== null,
  });
}

/** Takes a case, so that others see who works on it. */
export const useClaim = (found: Case) => useCaseStep(found, 'claim', () => ({ version: found.version }));

/** Gives it back to its queue. */
export const useRelease = (found: Case) => useCaseStep(found, 'release', () => ({ version: found.version }));

/** Proposes or takes a decision; the version says what was read, so that of two officers one wins. */
export const useDecide = (found: Case) =>
  useCaseStep(found, 'decisions', (given: DecisionGiven) => ({ ...given, version: found.version }));

/** Answers another person's proposal. */
export const useAnswer = (found: Case) =>
  useCaseStep(found, 'approvals', (given: ApprovalGiven) => ({
    ...given,
    version: found.version,
  }));

/** Ticks or unticks a point of the checklist. */
export const useTick = (found: Case) =>
  useCaseStep(found, 'checklist', (given: { code: string; done: boolean }) => given);

/** Leaves a note for whoever reads the case next. */
export const useNote = (found: Case) => useCaseStep(found, 'notes', (text: string) => ({ text }));

function useCaseStep<Given>(
  found: Case,
  step: string,
  bodyOf: (given: Given) => unknown,
): UseMutationResult<Case, Error, Given> {
  const queries = useQueryClient();
  const say = useToast();
  const tell = useProblem();
  return useMutation({
    mutationFn: (given) => send<Case>(`/v1/cases/${found.id}/${step}`, bodyOf(given)),
    onSuccess: (anew) => queries.setQueryData(['cases', found.id], anew),
    onError: (error) => {
      // Said where it stays: the form it came from goes away with the case that somebody else decided.
      if (error instanceof ProblemError && error.status === 409) say({ text: tell(error).title, tone: 'amber' });
    },
    // After a refusal as well: who was second should see what the first one did.
    onSettled: () => {
      for (const key of OLD_AFTER_STEP) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
}
