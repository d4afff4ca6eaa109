import type {
  FlowRow,
  KeyCreated,
  KeyRow,
  KeyWanted,
  Page,
  PermissionTable,
  ProviderRow,
  SettingRow,
  StaffInvited,
  StaffRow,
  StaffWanted,
} from '@acquaint/sdk';
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { put, read, send } from '../../client.ts';

const ALL = 200;

/** Who works here. */
export const useStaff = (): UseQueryResult<StaffRow[]> => useRows<StaffRow>('staff');

/** Keys of systems that call the API. */
export const useApiKeys = (): UseQueryResult<KeyRow[]> => useRows<KeyRow>('keys');

/** Flow versions in force. */
export const useFlows = (): UseQueryResult<FlowRow[]> => useRows<FlowRow>('flows');

/** Outside services and how they do. */
export const useProviders = (): UseQueryResult<ProviderRow[]> => useRows<ProviderRow>('providers');

/** Parameters of the house. */
export const useSettings = (): UseQueryResult<SettingRow[]> => useRows<SettingRow>('settings');

/** Which role may do what. */
export function usePermissions(): UseQueryResult<PermissionTable> {
  return useQuery({
    queryKey: ['tenancy', 'permissions'],
    queryFn: ({ signal }) => read<PermissionTable>('/v1/permissions', {}, signal),
  });
}

/** Adds a colleague; the answer holds what they need to sign in for the first time. */
export const useInvite = (): UseMutationResult<StaffInvited, Error, StaffWanted> =>
  useChange((wanted) => send<StaffInvited>('/v1/staff', wanted));

/** Lets a login sign in, or not; disabling ends its sessions. */
export const useSetStaff = (): UseMutationResult<StaffRow, Error, { id: string; verb: 'enable' | 'disable' }> =>
  useChange(({ id, verb }) => send<StaffRow>(`/v1/staff/${id}/${verb}`));

/** Makes a key; the answer is the only place where its secret ever stands. */
export const useCreateKey = (): UseMutationResult<KeyCreated, Error, KeyWanted> =>
  useChange((wanted) => send<KeyCreated>('/v1/keys', wanted));

/** Ends a key at once. */
export const useRevokeKey = (): UseMutationResult<unknown, Error, string> =>
  useChange((id) => send<unknown>(`/v1/keys/${id}/revoke`));

/** Gives a parameter another value. */
export const useChangeSetting = (): UseMutationResult<unknown, Error, { key: string; value: unknown }> =>
  useChange(({ key, value }) => put<unknown>(`/v1/settings/${key}`, { value }));

function useRows<Row>(noun: string): UseQueryResult<Row[]> {
  return useQuery({
    queryKey: ['tenancy', noun],
    queryFn: async ({ signal }) => (await read<Page<Row>>(`/v1/${noun}`, { limit: ALL }, signal)).data,
  });
}

function useChange<Given, Answer>(change: (given: Given) => Promise<Answer>): UseMutationResult<Answer, Error, Given> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tenancy'] }),
  });
}
