-- What happened and what was decided about it, one row; never changed. What people or the clock said later stands apart.
create table transaction_entry (
  tenant_id uuid not null,
  id uuid not null,
  external_id text not null,
  customer_id uuid not null,
  ordinal bigint not null,
  type text not null,
  at timestamptz not null,
  received_at timestamptz not null,
  received_from text not null,
  direction text,
  channel text,
  currency text,
  minor bigint,
  usd double precision,
  country text,
  counterparty_token bytea,
  device_token bytea,
  declined boolean not null,
  body_sha256 bytea not null,
  sealed bytea not null,
  outcome text not null check (outcome in ('allow', 'challenge', 'hold', 'block')),
  score real not null,
  p real not null,
  reasons text[] not null,
  rules jsonb not null,
  shadow text[] not null,
  actions text[] not null,
  counted_minor bigint not null,
  counted_currency text,
  hold_expires_at timestamptz,
  release text not null,
  batch_id uuid not null,
  digest bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);
create unique index transaction_entry_external on transaction_entry (tenant_id, external_id);
create unique index transaction_entry_of on transaction_entry (tenant_id, customer_id, ordinal);
create index transaction_entry_open on transaction_entry (tenant_id, hold_expires_at) where hold_expires_at is not null;

-- One row a customer: the version fences, so that of two who decide at once one is told and decides again.
create table transaction_state (
  tenant_id uuid not null,
  customer_id uuid not null,
  version bigint not null,
  -- How many entries of the customer there are; the newest carries it.
  ordinal bigint not null,
  spent jsonb not null,
  -- What the rules count, sealed, as it was after the entry of this ordinal; what came later is played again from the entries.
  windows bytea,
  windows_ordinal bigint not null,
  primary key (tenant_id, customer_id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);

-- What ended a hold: an officer, or the clock.
create table transaction_verdict (
  tenant_id uuid not null,
  transaction_id uuid not null,
  verdict text not null check (verdict in ('released', 'refused')),
  by_actor text not null,
  reason text not null,
  at timestamptz not null,
  primary key (tenant_id, transaction_id),
  foreign key (tenant_id, transaction_id) references transaction_entry (tenant_id, id)
);

alter table transaction_entry enable row level security; alter table transaction_entry force row level security;
alter table transaction_state enable row level security; alter table transaction_state force row level security;
alter table transaction_verdict enable row level security; alter table transaction_verdict force row level security;
create policy tenant on transaction_entry to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on transaction_state to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on transaction_verdict to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on transaction_entry to acquaint_app;
grant select, insert, update on transaction_state to acquaint_app;
grant select, insert on transaction_verdict to acquaint_app;
