// Sessions, staff, keys and what is configured.
import type { Answer, Request, RowOf } from './answer.ts';

export type Me = Answer<'getSession'>;
export type StaffRow = RowOf<'getStaff'>;
export type StaffWanted = Request<'postStaff'>;
/** Shown once, to whoever invites. */
export type StaffInvited = Answer<'postStaff'>;
export type KeyRow = RowOf<'getKeys'>;
export type KeyWanted = Request<'postKeys'>;
/** The secret is in this answer and in no other. */
export type KeyCreated = Answer<'postKeys'>;
export type FlowRow = RowOf<'getFlows'>;
export type ProviderRow = RowOf<'getProviders'>;
export type PermissionTable = Answer<'getPermissions'>;
export type SettingRow = RowOf<'getSettings'>;
