import type { Db } from '#platform/db';
import { type FlowVersion, read } from '../tables.ts';

const FLOW = ['id', 'code', 'version', 'pack', 'country', 'definition', 'createdAt'] as const;

export async function findFlow(db: Db, id: string): Promise<FlowVersion> {
  return read(db)
    .selectFrom('flowVersion')
    .select(FLOW)
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

export async function listFlows(db: Db): Promise<FlowVersion[]> {
  return read(db)
    .selectFrom('flowVersion')
    .select(FLOW)
    .where('tenantId', '=', db.tenantId)
    .orderBy('pack')
    .orderBy('createdAt', 'desc')
    .limit(200)
    .execute();
}
