import { verifyLog } from '@acquaint/engines/tlog';
import type { Ctx } from '#platform/db';
import { record } from '#platform/record';
import { auditLog } from '../log-files.ts';
import type { Verified } from '../schema.ts';

/** Computes the whole log again from its entries and compares; says the first place that is not as it was signed. */
export async function verifyWholeLog(ctx: Ctx): Promise<Verified> {
  const { store, signer } = auditLog(ctx);
  const started = performance.now();
  const verdict = await verifyLog(store, { verifierKeys: [signer.verifierKey] });
  const ms = Math.round(performance.now() - started);
  const found: Verified = verdict.ok
    ? { ok: true, size: verdict.size, firstBad: null, ms }
    : { ok: false, size: 0, firstBad: verdict.first_bad, ms };
  await ctx.database.write(ctx, (tx) =>
    record(tx, {
      action: 'audit.verified',
      subject: { prefix: 'ten', id: tx.tenantId },
      after: { ok: found.ok, size: found.size },
    }),
  );
  return found;
}
