import { type Db, sql } from '#platform/db';
import { TRANSACTION_KIND } from '../words.ts';

/** So many of a customer's newest payments make their usual behaviour. */
const PAYMENTS_MAX = 5000;
const GROUPS_MAX = 400;

const payments = (db: Db, customerId: string, since: Date) => sql`(
  select at, direction, channel, usd, country, counterparty_token, device_token
  from transaction_entry
  where tenant_id = ${db.tenantId}::uuid and customer_id = ${customerId}::uuid and at >= ${since} and type = 'payment'
  order by at desc limit ${PAYMENTS_MAX}) p`;

export type BehaviourTotals = {
  payments: number;
  sent: number;
  usdout: number;
  median: number | null;
  low: number | null;
  high: number | null;
  largest: number | null;
  received: number;
  usdin: number;
  parties: number;
  devices: number;
};

export async function behaviourTotals(db: Db, customerId: string, since: Date): Promise<BehaviourTotals | null> {
  const { rows } = await sql<BehaviourTotals>`
    select count(*)::int as payments,
      count(*) filter (where direction = 'out')::int as sent,
      coalesce(sum(usd) filter (where direction = 'out'), 0)::float8 as usdout,
      percentile_cont(0.5) within group (order by usd) filter (where direction = 'out') as median,
      percentile_cont(0.1) within group (order by usd) filter (where direction = 'out') as low,
      percentile_cont(0.9) within group (order by usd) filter (where direction = 'out') as high,
      max(usd) filter (where direction = 'out') as largest,
      count(*) filter (where direction = 'in')::int as received,
      coalesce(sum(usd) filter (where direction = 'in'), 0)::float8 as usdin,
      count(distinct counterparty_token)::int as parties,
      count(distinct device_token)::int as devices
    from ${payments(db, customerId, since)} limit 1`.execute(db.connection);
  return rows[0] ?? null;
}

export async function behaviourByDay(db: Db, customerId: string, since: Date) {
  const { rows } = await sql<{ day: string; payments: number; usdout: number; usdin: number }>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as payments,
      coalesce(sum(usd) filter (where direction = 'out'), 0)::float8 as usdout,
      coalesce(sum(usd) filter (where direction = 'in'), 0)::float8 as usdin
    from ${payments(db, customerId, since)} group by 1 order by 1 limit ${GROUPS_MAX}`.execute(db.connection);
  return rows;
}

export async function behaviourByHour(db: Db, customerId: string, since: Date) {
  const { rows } = await sql<{ hour: number; payments: number }>`
    select extract(hour from at at time zone 'UTC')::int as hour, count(*)::int as payments
    from ${payments(db, customerId, since)} group by 1 order by 1 limit 24`.execute(db.connection);
  return rows;
}

export async function behaviourPlaces(db: Db, customerId: string, since: Date) {
  const { rows } = await sql<{ country: string; payments: number; last: Date }>`
    select country, count(*)::int as payments, max(at) as last
    from ${payments(db, customerId, since)} where country is not null
    group by country order by payments desc, country limit 50`.execute(db.connection);
  return rows;
}

export async function behaviourChannels(db: Db, customerId: string, since: Date) {
  const { rows } = await sql<{ channel: string; payments: number; usd: number }>`
    select channel, count(*)::int as payments, coalesce(sum(usd), 0)::float8 as usd
    from ${payments(db, customerId, since)} where channel is not null
    group by channel order by payments desc, channel limit 50`.execute(db.connection);
  return rows;
}

/** Payments of the period that were the first ever with their other side. */
export async function countFirstMeetings(db: Db, customerId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ fresh: number }>`
    select count(*)::int as fresh from (
      select min(at) as first from transaction_entry
      where tenant_id = ${db.tenantId}::uuid and customer_id = ${customerId}::uuid and counterparty_token is not null
        and type = 'payment'
      group by counterparty_token) met
    where met.first >= ${since} limit 1`.execute(db.connection);
  return rows[0]?.fresh ?? 0;
}

type Met = {
  id: string;
  customerId: string;
  at: Date;
  counterpartyToken: Buffer | null;
  deviceToken: Buffer | null;
};

/** How often the customer met this other side and used this device before. */
export async function countBefore(db: Db, entry: Met): Promise<{ parties: number; devices: number }> {
  const { rows } = await sql<{ parties: number; devices: number }>`
    select count(*) filter (where counterparty_token = ${entry.counterpartyToken}::bytea)::int as parties,
      count(*) filter (where device_token = ${entry.deviceToken}::bytea)::int as devices
    from transaction_entry
    where tenant_id = ${db.tenantId}::uuid and customer_id = ${entry.customerId}::uuid and at < ${entry.at}
      and id <> ${entry.id}::uuid limit 1`.execute(db.connection);
  return rows[0] ?? { parties: 0, devices: 0 };
}

export async function findVerdict(db: Db, id: string) {
  const { rows } = await sql<{ verdict: 'released' | 'refused'; actor: string; reason: string; at: Date }>`
    select verdict, by_actor as actor, reason, at from transaction_verdict
    where tenant_id = ${db.tenantId}::uuid and transaction_id = ${id}::uuid limit 1`.execute(db.connection);
  return rows[0] ?? null;
}

const LABELS_MAX = 20;

/** What people said of a payment, newest first. */
export async function labelsOf(db: Db, id: string) {
  const { rows } = await sql<{ label: 'fraud' | 'genuine'; actor: string; reason: string; at: Date }>`
    select label, by_actor as actor, reason, at from transaction_label
    where tenant_id = ${db.tenantId}::uuid and transaction_id = ${id}::uuid
    order by id desc limit ${LABELS_MAX}`.execute(db.connection);
  return rows;
}

/** The case to which the alert of a transaction belongs; `shown` is the transaction's id as alerts carry it. */
export async function findCaseOf(db: Db, customerId: string, shown: string): Promise<string | null> {
  const { rows } = await sql<{ found: string | null }>`
    select case_id as found from alert_summary
    where tenant_id = ${db.tenantId}::uuid and customer_id = ${customerId}::uuid and kind = ${TRANSACTION_KIND}
      and transaction = ${shown} limit 1`.execute(db.connection);
  return rows[0]?.found ?? null;
}

export type Period = { from: Date; to: Date };

/** The lowest id that an entry received at a time can have: ids begin with the milliseconds of their arrival, and are the table's order. */
export function firstIdAt(time: Date): string {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
export type OutcomeTotals = Record<'events' | 'allow' | 'challenge' | 'hold' | 'block' | 'codes' | 'calls', number>;

export async function outcomeTotals(db: Db, { from, to }: Period): Promise<OutcomeTotals | null> {
  const { rows } = await sql<OutcomeTotals>`
    select count(*)::int as events, count(*) filter (where outcome = 'allow')::int as allow,
      count(*) filter (where outcome = 'challenge')::int as challenge,
      count(*) filter (where outcome = 'hold')::int as hold, count(*) filter (where outcome = 'block')::int as block,
      count(*) filter (where 'one_time_code' = any(actions))::int as codes,
      count(*) filter (where 'call_back' = any(actions))::int as calls
    from transaction_entry
    where tenant_id = ${db.tenantId}::uuid and id >= ${firstIdAt(from)}::uuid and id < ${firstIdAt(to)}::uuid limit 1`.execute(
    db.connection,
  );
  return rows[0] ?? null;
}

export async function verdictTotals(db: Db, { from, to }: Period): Promise<{ released: number; refused: number }> {
  const { rows } = await sql<{ released: number; refused: number }>`
    select count(*) filter (where verdict = 'released')::int as released,
      count(*) filter (where verdict = 'refused')::int as refused
    from transaction_verdict where tenant_id = ${db.tenantId}::uuid and at >= ${from} and at < ${to} limit 1`.execute(
    db.connection,
  );
  return rows[0] ?? { released: 0, refused: 0 };
}

export async function hitsByRule(db: Db, { from, to }: Period) {
  const { rows } = await sql<{ rule: string; hits: number; customers: number; held: number }>`
    select hit ->> 'rule' as rule, count(*)::int as hits, count(distinct customer_id)::int as customers,
      count(*) filter (where outcome in ('hold', 'challenge'))::int as held
    from transaction_entry, jsonb_array_elements(rules) as hit
    where tenant_id = ${db.tenantId}::uuid and id >= ${firstIdAt(from)}::uuid and id < ${firstIdAt(to)}::uuid
    group by 1 order by hits desc, rule limit ${GROUPS_MAX}`.execute(db.connection);
  return rows;
}

/** Alerts by rule and by what their case said; an alert of two rules counts for each. */
export async function alertsByRule(db: Db, { from, to }: Period) {
  const { rows } = await sql<{ rule: string; alerts: number; wrong: number; right: number }>`
    select rule, count(*)::int as alerts, count(*) filter (where resolution = 'false_positive')::int as wrong,
      count(*) filter (where resolution = 'confirmed')::int as "right"
    from alert_summary, regexp_split_to_table(nullif(rules, ''), ', ') as rule
    where tenant_id = ${db.tenantId}::uuid and kind = ${TRANSACTION_KIND} and opened_at >= ${from} and opened_at < ${to}
    group by rule limit ${GROUPS_MAX}`.execute(db.connection);
  return rows;
}

export async function eventsByMonth(db: Db, { from, to }: Period) {
  const { rows } = await sql<{ month: string; events: number }>`
    select to_char(received_at at time zone 'UTC', 'YYYY-MM') as month, count(*)::int as events
    from transaction_entry
    where tenant_id = ${db.tenantId}::uuid and id >= ${firstIdAt(from)}::uuid and id < ${firstIdAt(to)}::uuid
    group by 1 order by 1 limit ${GROUPS_MAX}`.execute(db.connection);
  return rows;
}

export async function alertsByMonth(db: Db, { from, to }: Period) {
  const { rows } = await sql<{ month: string; alerts: number; wrong: number; right: number; waiting: number }>`
    select to_char(opened_at at time zone 'UTC', 'YYYY-MM') as month, count(*)::int as alerts,
      count(*) filter (where resolution = 'false_positive')::int as wrong,
      count(*) filter (where resolution = 'confirmed')::int as "right",
      count(*) filter (where resolution is null)::int as waiting
    from alert_summary
    where tenant_id = ${db.tenantId}::uuid and kind = ${TRANSACTION_KIND} and opened_at >= ${from} and opened_at < ${to}
    group by 1 order by 1 limit ${GROUPS_MAX}`.execute(db.connection);
  return rows;
}
