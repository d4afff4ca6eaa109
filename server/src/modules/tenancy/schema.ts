import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { pageOf } from '#platform/http';
import { type Id, idSchema } from '#platform/ids';

export type StaffId = Id<'stf'>;
export type ApiKeyId = Id<'key'>;
export type SessionId = Id<'evt'>;

export const ROLES = [
  'admin',
  'officer',
  'senior_officer',
  'compliance_lead',
  'data_protection_officer',
  'auditor',
  'developer',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.output<typeof Role>;

export const StaffStatus = z.enum(['active', 'disabled']);
const Email = z.email().max(254).toLowerCase();
const PersonName = z.string().trim().min(1).max(200);
const RoleSet = z.array(Role).min(1).max(ROLES.length);

export const SignIn = z.strictObject({ email: Email, password: z.string().min(1).max(128) });
export const SecondFactor = z.strictObject({ code: z.string().regex(/^\d{6}$/, 'six digits') });
export const ChangePassword = z.strictObject({
  currentPassword: z.string().min(1).max(128),
  newPassword: z.string().min(1).max(128),
});
export const SandboxCodeAsked = z.strictObject({ email: Email });
export const SandboxCode = z.object({ code: z.string(), expiresInS: z.number().int() });
export const SignInStep = z.object({ status: z.string().describe('second_factor: a code is asked next') });

export const Me = z.object({
  staff: z.object({
    id: idSchema('stf'),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    locale: z.string().nullable(),
    passwordTemporary: z.boolean(),
  }),
  tenant: z.object({ id: idSchema('ten'), name: z.string(), sandbox: z.boolean(), region: z.string() }),
  permissions: z.array(z.string()),
  lists: z.object({ real: z.boolean(), message: z.string().nullable(), refused: z.array(z.string()) }),
});
export type Me = z.output<typeof Me>;

export const StaffRow = z.object({
  id: idSchema('stf'),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  status: z.string().describe('active or disabled; clients tolerate others'),
  lastSeenAt: Timestamp.nullable(),
  secondFactor: z.boolean(),
});
export type StaffRow = z.output<typeof StaffRow>;
export const StaffPage = pageOf(StaffRow);
export const NewStaff = z.strictObject({ name: PersonName, email: Email, roles: RoleSet });
export const StaffCreated = StaffRow.extend({ temporaryPassword: z.string(), totpUri: z.string() });
export const StaffParams = z.object({ id: idSchema('stf') });

export const KeyRow = z.object({
  id: idSchema('key'),
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  lastUsedAt: Timestamp.nullable(),
  revokedAt: Timestamp.nullable(),
});
export type KeyRow = z.output<typeof KeyRow>;
export const KeyPage = pageOf(KeyRow);
export const NewKey = z.strictObject({
  name: z.string().trim().min(1).max(200),
  scopes: z.array(z.string().max(100)).min(1).max(100),
  expiresInDays: z.number().int().min(1).max(3650),
});
export const KeyCreated = KeyRow.extend({ secret: z.string() });
export const KeyParams = z.object({ id: idSchema('key') });

export const PermissionTable = z.object({
  roles: z.array(z.object({ code: Role, title: z.string(), permissions: z.array(z.string()) })),
  permissions: z.array(z.object({ name: z.string(), says: z.string() })),
});

export const SettingRow = z.object({
  key: z.string(),
  title: z.string(),
  says: z.string(),
  value: z.unknown(),
  unit: z.string().nullable(),
  source: z.string().describe('default: as shipped; tenant: changed here'),
  updatedAt: Timestamp.nullable(),
});
export type SettingRow = z.output<typeof SettingRow>;
export const SettingPage = pageOf(SettingRow);
export const SettingParams = z.object({ key: z.string().max(100) });
export const NewSetting = z.strictObject({ value: z.json() });
