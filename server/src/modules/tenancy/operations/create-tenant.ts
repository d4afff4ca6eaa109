import type { Database } from '#platform/db';
import { newId, type TenantId } from '#platform/ids';
import { record } from '#platform/record';
import { insertTenant } from '../store/index.ts';

export type NewTenant = { name: string; sandbox: boolean; region: string };

/** Opens a tenant. It exists before anybody may act in it, so the cross-tenant role writes the row and the system records it. */
export async function createTenant(database: Database, input: NewTenant): Promise<TenantId> {
  const id = newId('ten');
  await database.system((tx) => insertTenant(tx, { id, ...input }));
  const scope = {
    tenantId: id,
    actor: { kind: 'system', id: 'tenancy', ip: null },
    requestId: 'install',
    now: new Date(),
  } as const;
  await database.write(scope, (tx) =>
    record(tx, {
      action: 'tenant.created',
      subject: { prefix: 'ten', id },
      after: { name: input.name, sandbox: input.sandbox, region: input.region },
    }),
  );
  return id;
}
