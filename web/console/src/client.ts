import { createClient, ProblemError, type Query } from '@acquaint/sdk';
import { QueryCache, QueryClient } from '@tanstack/react-query';

const client = createClient({ language: () => document.documentElement.lang });

/** Reads from the API. */
export const read = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  client.request<T>('GET', path, { ...(query && { query }), ...(signal && { signal }) });

/** Asks the API to do something. */
export const send = <T>(path: string, body: unknown = {}, query?: Query, signal?: AbortSignal): Promise<T> =>
  client.request<T>('POST', path, { body, ...(query && { query }), ...(signal && { signal }) });

/** Asks for a file that is made for the asking. */
export const fetchFile = (path: string, body: unknown, timeoutMs: number): Promise<Blob> =>
  client.file('POST', path, { body, timeoutMs });

/** Replaces a value. */
export const put = <T>(path: string, body: unknown): Promise<T> => client.request<T>('PUT', path, { body });

/** Removes something. */
export const remove = (path: string): Promise<void> => client.request<void>('DELETE', path);

/** Where the session is kept among the answers; null means signed out. */
export const SESSION_KEY = ['session'] as const;

const FRESH_MS = 10_000;
const RETRIES = 2;

/** Keeps answers; a 401 anywhere ends the session here, so that the sign-in takes the place of the page. */
export function createQueryClient(): QueryClient {
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ProblemError && error.status === 401) queries.setQueryData(SESSION_KEY, null);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => failures < RETRIES && isPassing(error),
      },
    },
  });
  return queries;
}

/** True for failures that a second try may cure. */
function isPassing(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500);
}
