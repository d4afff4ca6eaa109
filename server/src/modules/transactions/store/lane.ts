import { type Db, runPrepared, sql, type Tx } from '#platform/db';
import type { TransactionTables } from '../tables.ts';
import type { Entry, HistoryRow, StandingRow, StateRow } from './entries.ts';

// What a lane asks for with every batch: few statements, each planned once by a connection.
const HISTORY_MAX = 20_000;

export type NewState = Omit<TransactionTables['transactionState'], 'tenantId'>;
type Written = { entries: number; states: number };
const hex = (bytes: Buffer | null): string | null => bytes && `\\x${bytes.toString('hex')}`;

/**
 * Writes decisions and the states of their customers in one statement. What is there already by the caller's id, and states that
 * somebody else moved on in between, are left out; the counts tell.
 */
export async function writeDecisions(tx: Tx, entries: readonly Entry[], states: readonly NewState[]): Promise<Written> {
  const { rows } = await runPrepared<Written>(
    tx,
    sql`with entered as (
      insert into transaction_entry (tenant_id, id, external_id, customer_id, ordinal, type, at, received_at, received_from, direction,
        channel, currency, minor, usd, country, counterparty_token, device_token, account_token, phone_token, ip_token, declined,
        body_sha256, sealed, outcome, score, p, reasons, rules, shadow, actions, counted_minor, counted_currency, hold_expires_at, release, batch_id, digest, model)
      select ${tx.tenantId}::uuid, id, external_id, customer_id, ordinal, type, at, received_at, received_from, direction,
        channel, currency, minor, usd, country, counterparty_token, device_token, account_token, phone_token, ip_token, declined,
        body_sha256, sealed, outcome, score, p, reasons, rules, shadow, actions, counted_minor, counted_currency, hold_expires_at, release, batch_id, digest, model
      from json_to_recordset(${JSON.stringify(entries.map(rowOf))}::json) as given(id uuid, external_id text, customer_id uuid,
        ordinal bigint, type text, at timestamptz, received_at timestamptz, received_from text, direction text, channel text,
        currency text, minor bigint, usd float8, country text, counterparty_token bytea, device_token bytea, account_token bytea,
        phone_token bytea, ip_token bytea, declined boolean, body_sha256 bytea, sealed bytea, outcome text, score real, p real,
        reasons text[], rules jsonb, shadow text[], actions text[], counted_minor bigint, counted_currency text,
        hold_expires_at timestamptz, release text, batch_id uuid, digest bytea, model jsonb)
      on conflict (tenant_id, external_id) do nothing returning 1),
    kept as (
      insert into transaction_state (tenant_id, customer_id, version, ordinal, spent, windows, windows_ordinal)
      select ${tx.tenantId}::uuid, customer_id, version, ordinal, spent, windows, windows_ordinal
      from json_to_recordset(${JSON.stringify(states.map(stateRowOf))}::json) as given(customer_id uuid, version bigint,
        ordinal bigint, spent jsonb, windows bytea, windows_ordinal bigint)
      order by customer_id
      on conflict (tenant_id, customer_id) do update
        set version = excluded.version, ordinal = excluded.ordinal, spent = excluded.spent,
          windows = coalesce(excluded.windows, transaction_state.windows),
          windows_ordinal = greatest(excluded.windows_ordinal, transaction_state.windows_ordinal)
        where transaction_state.version = excluded.version - 1 returning 1)
    select (select count(*) from entered)::int as entries, (select count(*) from kept)::int as states limit 1`,
  );
  return rows[0] ?? { entries: 0, states: 0 };
}

function rowOf(entry: Entry): Record<string, unknown> {
  return {
    ...{ id: entry.id, external_id: entry.externalId, customer_id: entry.customerId, ordinal: String(entry.ordinal) },
    ...{ type: entry.type, at: entry.at, received_at: entry.receivedAt, received_from: entry.receivedFrom },
    ...{ direction: entry.direction, channel: entry.channel, currency: entry.currency },
    ...{ minor: entry.minor === null ? null : String(entry.minor), usd: entry.usd, country: entry.country },
    ...{ counterparty_token: hex(entry.counterpartyToken), device_token: hex(entry.deviceToken) },
    ...{ account_token: hex(entry.accountToken), phone_token: hex(entry.phoneToken), ip_token: hex(entry.ipToken) },
    ...{ declined: entry.declined, body_sha256: hex(entry.bodySha256), sealed: hex(entry.sealed) },
    ...{ outcome: entry.outcome, score: entry.score, p: entry.p, reasons: entry.reasons, rules: entry.rules },
    ...{ shadow: entry.shadow, actions: entry.actions, counted_minor: String(entry.countedMinor) },
    ...{ counted_currency: entry.countedCurrency, hold_expires_at: entry.holdExpiresAt, release: entry.release },
    ...{ batch_id: entry.batchId, digest: hex(entry.digest), model: entry.model },
  };
}

function stateRowOf(state: NewState): Record<string, unknown> {
  return {
    ...{ customer_id: state.customerId, version: String(state.version), ordinal: String(state.ordinal) },
    ...{ spent: state.spent, windows: hex(state.windows), windows_ordinal: String(state.windowsOrdinal) },
  };
}

/** What a batch believed of its customers: how each stands, and which rules are quiet about them. */
export type Believed = { customerIds: readonly string[]; stamps: readonly string[] };
/** What is so now: the release, how many customers stand otherwise than believed, and the rules that are quiet. */
export type Found = { release: number; moved: number; quiet: string[] };

/** Looks again, inside the commit and after its writes, at what the batch believed. */
export async function lookAgain(tx: Tx, { customerIds, stamps }: Believed): Promise<Found> {
  const { rows } = await runPrepared<Found>(
    tx,
    sql`select
      coalesce((select number from rule_release where tenant_id = ${tx.tenantId}::uuid order by number desc limit 1), 0)::int as release,
      (select count(*) from unnest(${[...customerIds]}::uuid[], ${[...stamps]}::text[]) as b(customer_id, stamp)
        where not exists (select 1 from standing_summary s where s.tenant_id = ${tx.tenantId}::uuid
          and s.customer_id = b.customer_id and s.stamp = b.stamp))::int as moved,
      array(select distinct z.customer_id || '|' || z.code from rule_snooze z where z.tenant_id = ${tx.tenantId}::uuid
        and z.customer_id = any(${[...customerIds]}::uuid[]) and z.until > ${tx.now}) as quiet
      limit 1`,
  );
  return rows[0] ?? { release: -1, moved: 0, quiet: [] };
}

export type Quiet = { code: string; until: Date };
export type CustomerRow = { standing: StandingRow; state: StateRow | null; quiet: Quiet[] };

/** How customers stand, their state, and the rules that are quiet about them or will be again. */
export async function customersToLoad(db: Db, customerIds: readonly string[]): Promise<CustomerRow[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await runPrepared<StandingRow & Partial<StateRow> & { quiet: { code: string; until: string }[] }>(
    db,
    sql`select s.customer_id, s.external_id, s.kind, s.country, s.status, s.tier, s.created_at, s.verified_at, s.frozen, s.limit_zero,
        s.review_first, s.stamp, t.version, t.ordinal, t.spent, t.windows, t.windows_ordinal,
        (select coalesce(jsonb_agg(jsonb_build_object('code', z.code, 'until', z.until)), '[]'::jsonb) from rule_snooze z
          where z.tenant_id = s.tenant_id and z.customer_id = s.customer_id and z.until > ${db.now}) as quiet
      from standing_summary s
      left join transaction_state t on t.tenant_id = s.tenant_id and t.customer_id = s.customer_id
      where s.tenant_id = ${db.tenantId}::uuid and s.customer_id = any(${[...customerIds]}::uuid[])
      limit ${customerIds.length}`,
  );
  return rows.map(({ version, ordinal, spent, windows, windowsOrdinal, quiet, ...standing }) => ({
    standing,
    state:
      version === undefined || version === null || ordinal === undefined || spent === undefined
        ? null
        : {
            ...{ customerId: standing.customerId, version, ordinal, spent },
            ...{ windows: windows ?? null, windowsOrdinal: windowsOrdinal ?? 0n },
          },
    quiet: quiet.map(({ code, until }) => ({ code, until: new Date(until) })),
  }));
}

export type Wanted = { customerId: string; after: bigint };

/** What customers did after an entry of each, at most so much of each, in the order in which it was decided. */
export async function historiesOf(db: Db, wanted: readonly Wanted[]): Promise<HistoryRow[]> {
  if (wanted.length === 0) return [];
  const { rows } = await runPrepared<HistoryRow>(
    db,
    sql`select e.id, e.customer_id, e.type, e.at, e.direction, e.channel, e.usd, e.country, e.counterparty_token, e.device_token,
        e.account_token, e.phone_token, e.ip_token, e.declined, e.sealed
      from unnest(${wanted.map((one) => one.customerId)}::uuid[], ${wanted.map((one) => one.after)}::bigint[]) as w(customer_id, after)
      cross join lateral (
        select x.id, x.customer_id, x.ordinal, x.type, x.at, x.direction, x.channel, x.usd, x.country, x.counterparty_token,
          x.device_token, x.account_token, x.phone_token, x.ip_token, x.declined, x.sealed from transaction_entry x where x.tenant_id = ${db.tenantId}::uuid and x.customer_id = w.customer_id
          and x.ordinal > w.after order by x.ordinal desc limit ${HISTORY_MAX}) e
      order by e.customer_id, e.ordinal limit ${HISTORY_MAX * wanted.length}`,
  );
  return rows;
}
