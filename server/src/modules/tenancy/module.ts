import { say } from '#platform/i18n';
import { defineModule } from '#platform/module';
import { declareSettings, provideListsNotice } from './contributions.ts';
import { keyAuthenticator, provideHeldKeys } from './operations/recognise-key.ts';
import { staffAuthenticator } from './operations/recognise-staff.ts';
import { API_KEY_MAX_DAYS } from './operations/settings.ts';
import { sweepSignIns } from './operations/sweep.ts';
import { routes } from './routes/index.ts';

export const tenancyModule = defineModule({
  name: 'tenancy',
  routes,
  authenticators: [staffAuthenticator, keyAuthenticator],
  permissions: [
    { name: 'tenancy.session_use', says: "See and end one's own session" },
    { name: 'tenancy.staff_read', says: 'See who works here and what each role may do' },
    { name: 'tenancy.staff_write', says: 'Add people, disable and enable their logins' },
    { name: 'tenancy.keys_read', says: 'See API keys, without their secrets' },
    { name: 'tenancy.keys_write', says: 'Make and revoke API keys' },
    { name: 'tenancy.settings_read', says: 'See the settings' },
    { name: 'tenancy.settings_write', says: 'Change the settings within their limits' },
  ],
  auditActions: [
    { action: 'tenant.created', says: 'A tenant was opened' },
    { action: 'staff.created', says: 'A person was added' },
    { action: 'staff.disabled', says: 'A login was disabled' },
    { action: 'staff.enabled', says: 'A login was enabled again' },
    { action: 'staff.signed_in', says: 'A person signed in with both factors' },
    { action: 'staff.signed_out', says: 'A person signed out' },
    { action: 'staff.sign_in_failed', says: 'A sign-in failed, at the password or at the code' },
    { action: 'staff.sign_in_locked', says: 'A login was locked after failures in a row' },
    { action: 'staff.password_changed', says: 'A person changed their password' },
    { action: 'api_key.created', says: 'An API key was made' },
    { action: 'api_key.revoked', says: 'An API key was revoked' },
    { action: 'setting.changed', says: 'A setting was changed' },
  ],
  schedules: [{ name: 'tenancy.sweep', every: '17 * * * *', run: sweepSignIns }],
  contribute: (facilities) => {
    provideHeldKeys(facilities);
    declareSettings(facilities, [API_KEY_MAX_DAYS]);
    provideListsNotice(facilities, async (_db, locale) => ({
      ...{ real: false, message: say(locale, 'tenancy.no_lists'), refused: [] },
    }));
  },
});
