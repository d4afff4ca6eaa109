import { z } from 'zod';
import { type Db, sql } from '#platform/db';
import { defineRoute, pageOf } from '#platform/http';
import { own, vendorsFacility } from './call.ts';

const ProviderRow = z.object({
  kind: z.string(),
  code: z.string(),
  simulated: z.boolean(),
  status: z.enum(['ok', 'degraded', 'down', 'absent']).describe('open enum; absent: not set up here'),
  calls24h: z.number(),
  failures24h: z.number(),
  p95Ms: z.number().nullable(),
  detail: z.string().nullable(),
});

export const listProviders = defineRoute({
  method: 'GET',
  path: '/v1/providers',
  tag: 'providers',
  summary: 'Providers of outside calls with the last day’s figures',
  access: { kind: 'tenant', permission: 'providers.read' },
  returns: pageOf(ProviderRow),
  read: async (db) => {
    const figures = await lastDay(db);
    const { open, missing } = db.use(vendorsFacility);
    const rows = [...open.values()].flat().map(({ provider, closedUntil }) => {
      const found = figures.get(provider.code);
      const failing = (found?.failures ?? 0) > 0.05 * (found?.calls ?? 1);
      return {
        kind: provider.kind,
        code: provider.code,
        simulated: provider.simulated,
        status: closedUntil > Date.now() ? ('down' as const) : failing ? ('degraded' as const) : ('ok' as const),
        calls24h: found?.calls ?? 0,
        failures24h: found?.failures ?? 0,
        p95Ms: found?.p95 ?? null,
        detail: null,
      };
    });
    const absent = missing.map((one) => ({
      ...one,
      simulated: false,
      status: 'absent' as const,
      calls24h: 0,
      failures24h: 0,
      p95Ms: null,
      detail: null,
    }));
    return { data: [...rows, ...absent], nextCursor: null };
  },
});

type Figures = { calls: number; failures: number; p95: number | null };

async function lastDay(db: Db): Promise<Map<string, Figures>> {
  const rows = await own(db)
    .selectFrom('vendorCall')
    .select((e) => [
      'provider',
      e.fn.countAll<bigint>().as('calls'),
      sql<bigint>`count(*) filter (where outcome <> 'answered' and outcome not like 'image.%')`.as('failures'),
      sql<number | null>`percentile_cont(0.95) within group (order by ms)`.as('p95'),
    ])
    .where('tenantId', '=', db.tenantId)
    .where('at', '>', new Date(db.now.getTime() - 86_400_000))
    .groupBy('provider')
    .execute();
  return new Map(
    rows.map((row) => [
      row.provider,
      { calls: Number(row.calls), failures: Number(row.failures), p95: row.p95 === null ? null : Math.round(row.p95) },
    ]),
  );
}
