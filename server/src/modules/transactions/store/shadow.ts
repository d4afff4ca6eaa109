import { type Db, sql } from '#platform/db';
import { firstIdAt, type Period } from './figures.ts';

const DAYS_MAX = 400;

export type ShadowDay = Record<'events' | 'hits' | 'live' | 'both' | 'fraud' | 'genuine' | 'missed', number> & {
  day: string;
};

/** What a rule that watches would have said, day by day (UTC), beside what the rules that decided said; and what labels say of both. */
export async function shadowDays(db: Db, code: string, { from, to }: Period): Promise<ShadowDay[]> {
  const { rows } = await sql<ShadowDay>`
    with known as (
      select distinct on (transaction_id) transaction_id, label from transaction_label
      where tenant_id = ${db.tenantId}::uuid order by transaction_id, id desc),
    seen as (
      select e.received_at, ${code} = any(e.shadow) as hit, jsonb_array_length(e.rules) > 0 as live, k.label
      from transaction_entry e left join known k on k.transaction_id = e.id
      where e.tenant_id = ${db.tenantId}::uuid and e.id >= ${firstIdAt(from)}::uuid and e.id < ${firstIdAt(to)}::uuid)
    select to_char(received_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as events,
      count(*) filter (where hit)::int as hits, count(*) filter (where live)::int as live,
      count(*) filter (where hit and live)::int as both,
      count(*) filter (where hit and label = 'fraud')::int as fraud,
      count(*) filter (where hit and label = 'genuine')::int as genuine,
      count(*) filter (where not hit and label = 'fraud')::int as missed
    from seen group by 1 order by 1 limit ${DAYS_MAX}`.execute(db.connection);
  return rows;
}

/** Different customers for whose events the rule would have fired. */
export async function shadowCustomers(db: Db, code: string, { from, to }: Period): Promise<number> {
  const { rows } = await sql<{ customers: number }>`
    select count(distinct customer_id)::int as customers from transaction_entry
    where tenant_id = ${db.tenantId}::uuid and id >= ${firstIdAt(from)}::uuid and id < ${firstIdAt(to)}::uuid
      and ${code} = any(shadow) limit 1`.execute(db.connection);
  return rows[0]?.customers ?? 0;
}

/** Events since a time, and for how many of them the rule would have fired. */
export async function shadowShare(db: Db, code: string, since: Date): Promise<{ events: number; hits: number }> {
  const { rows } = await sql<{ events: number; hits: number }>`
    select count(*)::int as events, count(*) filter (where ${code} = any(shadow))::int as hits from transaction_entry
    where tenant_id = ${db.tenantId}::uuid and id >= ${firstIdAt(since)}::uuid limit 1`.execute(db.connection);
  return rows[0] ?? { events: 0, hits: 0 };
}
