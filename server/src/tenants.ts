import { parseArgs } from 'node:util';
import { createStaff, createTenant } from '#modules/tenancy';
import { newId } from '#platform/ids';
import type { Ground, Say } from './run.ts';

/** What `tenants open` needs to be told; null when something is missing or unknown. */
export type TenantArgs = { name: string; admin: string; email: string };

export function readTenantArgs(args: readonly string[]): TenantArgs | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { name: { type: 'string' }, admin: { type: 'string' }, email: { type: 'string' } },
    });
    const { name, admin, email } = values;
    return name?.trim() && admin?.trim() && email?.includes('@') ? { name, admin, email } : null;
  } catch {
    return null;
  }
}

/**
 * Opens a tenant for real customers with its first member of staff, an admin, who adds all others. Password and second
 * factor are said here once and kept nowhere in clear; the password must be changed at the first sign-in.
 */
export async function openTenant({ config, database }: Ground, args: TenantArgs, say: Say): Promise<void> {
  const tenantId = await createTenant(database, { name: args.name.trim(), sandbox: false, region: config.region });
  const scope = {
    tenantId,
    actor: { kind: 'system', id: 'tenants.open', ip: null },
    requestId: `install-${newId('evt')}`,
    now: new Date(),
  } as const;
  const made = await database.write(scope, (tx) =>
    createStaff(tx, { name: args.admin.trim(), email: args.email, roles: ['admin'] }),
  );
  say(`Tenant ${args.name.trim()} is open: no simulated provider serves it.`);
  say(`  sign in as    ${made.email}`);
  say(`  password      ${made.password}   (to be changed at the first sign-in)`);
  say(`  second factor ${made.totpUri}`);
  say('This is shown once. Scan the second factor into an authenticator app before closing this window.');
}
