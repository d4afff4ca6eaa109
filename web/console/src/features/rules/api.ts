import {
  type Page,
  ProblemError,
  type Rule,
  type RuleChecked,
  type RuleMode,
  type RuleRelease,
  type RuleRow,
  type RuleShadow,
  type RuleWord,
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
import { type Paged, usePaged } from '../../ui/more.tsx';

const KEY = ['rules'] as const;

/** Every rule, shipped and own, with what is in force. */
export function useRules(): UseQueryResult<RuleRow[]> {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await read<{ data: RuleRow[] }>('/v1/rules', {}, signal)).data,
  });
}

export function useRule(code: string): UseQueryResult<Rule> {
  return useQuery({
    queryKey: [...KEY, code],
    queryFn: ({ signal }) => read<Rule>(`/v1/rules/${code}`, {}, signal),
  });
}

/** What a rule that watches would have done; null for one that never watched. */
export function useShadow(code: string): UseQueryResult<RuleShadow | null> {
  return useQuery({
    queryKey: [...KEY, code, 'shadow'],
    queryFn: async ({ signal }) => {
      try {
        return await read<RuleShadow>(`/v1/rules/${code}/shadow`, {}, signal);
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'rule.not_found') return null;
        throw error;
      }
    },
  });
}

/** The words that a rule may use here; they change with a release of the product or of a pack. */
export function useRuleWords(): UseQueryResult<RuleWord[]> {
  return useQuery({
    queryKey: ['rule-words'],
    queryFn: async ({ signal }) => (await read<{ data: RuleWord[] }>('/v1/rule-words', {}, signal)).data,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What the server says of a text: its first fault with its place, or its tests. Nothing is kept. */
export function useChecked(text: string): UseQueryResult<RuleChecked> {
  return useQuery({
    queryKey: ['rule-check', text],
    queryFn: () => send<RuleChecked>('/v1/rules/check', { text }),
    placeholderData: keepPreviousData,
    enabled: text.trim() !== '',
    retry: false,
  });
}

export function useSaveRule(): UseMutationResult<Rule, Error, { text: string; note: string }> {
  return useChange((given) => send<Rule>('/v1/rules', given));
}

export type Proposal = { mode: RuleMode; version: number | null; reason: string };

/** Asks for a version to watch, to decide or to rest. */
export function useProposeRule(code: string): UseMutationResult<Rule, Error, Proposal> {
  return useChange((given) => send<Rule>(`/v1/rules/${code}/changes`, given));
}

/** The second person's word. */
export function useSettleRule(): UseMutationResult<Rule, Error, { id: string; approve: boolean }> {
  return useChange(({ id, approve }) => send<Rule>(`/v1/rule-changes/${id}/approvals`, { approve }));
}

export type Quiet = { customer_id: string; days: number; reason: string };

/** Keeps a rule quiet about one customer for some days. */
export function useSnooze(code: string): UseMutationResult<Rule, Error, Quiet> {
  return useChange((given) => send<Rule>(`/v1/rules/${code}/snoozes`, given));
}

const RELEASES = 10;

/** What was in force when, newest first. */
export function useReleases(): Paged<RuleRelease> {
  return usePaged({ key: [...KEY, 'releases'] }, (cursor, signal) =>
    read<Page<RuleRelease>>('/v1/rule-releases', { limit: RELEASES, cursor }, signal),
  );
}

/** Goes back to an earlier release at once; 0 is what is shipped. */
export function useRollBack(): UseMutationResult<{ data: RuleRow[] }, Error, { number: number; reason: string }> {
  return useChange((given) => send<{ data: RuleRow[] }>('/v1/rule-releases/roll-back', given));
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
