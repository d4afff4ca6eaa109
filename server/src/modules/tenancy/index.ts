export {
  type AnySetting,
  declaredPermissions,
  declarePermissions,
  declareSettings,
  type ListsNotice,
  provideListsNotice,
  type SettingKind,
} from './contributions.ts';
export { createApiKey, type NewApiKey, revokeApiKey } from './operations/api-keys.ts';
export { createStaff, type NewStaff, type StaffCredentials } from './operations/create-staff.ts';
export { createTenant, type NewTenant } from './operations/create-tenant.ts';
export { findApiKeyNames, findStaffMember, findStaffNames } from './operations/find-people.ts';
export { allTenants, currentTenant, type Tenant } from './operations/find-tenants.ts';
export { keyAuthenticator } from './operations/recognise-key.ts';
export { SESSION_COOKIE, staffAuthenticator } from './operations/recognise-staff.ts';
export { currentTotp } from './operations/sandbox-code.ts';
export { changeSetting, readSetting } from './operations/settings.ts';
export { permissionsOf } from './policy.ts';
export { type ApiKeyId, ROLES, Role, type StaffId } from './schema.ts';
