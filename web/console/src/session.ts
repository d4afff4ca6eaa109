import { type Me, ProblemError } from '@acquaint/sdk';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { put, read, remove, SESSION_KEY, send } from './client.ts';

/** Who is signed in; null when nobody is. */
export function useSession(): UseQueryResult<Me | null> {
  return useQuery({ queryKey: SESSION_KEY, queryFn: askSession, staleTime: Number.POSITIVE_INFINITY });
}

/** The signed-in person; pages are shown only when there is one. */
export function useMe(): Me {
  const { data } = useSession();
  if (!data) throw new Error('a page asks who is signed in while nobody is');
  return data;
}

/** Asks what the signed-in person may do. The server refuses the rest anyway: this keeps doors without a room away. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

/** First factor: e-mail and password. */
export function usePassword() {
  return useMutation({
    mutationFn: (given: { email: string; password: string }) => send<unknown>('/v1/session', given),
  });
}

/** Second factor: the code of the authenticator app; its answer is the session. */
export function useSecondFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => send<Me>('/v1/session/second-factor', { code }),
    onSuccess: (me) => queries.setQueryData(SESSION_KEY, me),
  });
}

/** Gives the signed-in person another password; their other sessions end. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: { current_password: string; new_password: string }) => put<void>('/v1/session/password', given),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSION_KEY }),
  });
}

/** Ends the session here and on the server, and forgets every answer. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => remove('/v1/session'),
    onSuccess: () => {
      queries.clear();
      queries.setQueryData(SESSION_KEY, null);
    },
  });
}

async function askSession(): Promise<Me | null> {
  try {
    return await read<Me>('/v1/session');
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}
