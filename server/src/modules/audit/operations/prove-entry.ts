import { LogError, proveEntry } from '@acquaint/engines/tlog';
import type { Ctx } from '#platform/db';
import { record } from '#platform/record';
import { entryUnknown, logUnavailable } from '../errors.ts';
import { auditLog } from '../log-files.ts';
import { hasEntry } from '../store.ts';

/** A file that proves one entry of the tenant's own against the newest checkpoint; it needs nothing beside it but the key. */
export async function proveOwnEntry(ctx: Ctx, index: number): Promise<string> {
  await ctx.database.write(ctx, async (tx) => {
    if (!(await hasEntry(tx, index))) throw entryUnknown();
    await record(tx, { action: 'audit.proved', subject: { prefix: 'ten', id: tx.tenantId }, after: { index } });
  });
  const files = auditLog(ctx);
  try {
    return await proveEntry(files.store, index, files.tiles);
  } catch (error) {
    if (error instanceof LogError) throw logUnavailable(error);
    throw error;
  }
}
