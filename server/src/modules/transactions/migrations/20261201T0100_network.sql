-- What joins customers: whose account pays or is paid, and which telephone and address were used. Keyed hashes, as the counterparty.
alter table transaction_entry add column account_token bytea, add column phone_token bytea, add column ip_token bytea;
create index transaction_entry_account on transaction_entry (tenant_id, account_token) where account_token is not null;

-- Payees whom the institution will not have paid without a look. An account is known by its keyed hash and its last characters.
create table blocked_payee (
  tenant_id uuid not null,
  id uuid not null,
  token bytea not null,
  masked text not null,
  reason text not null,
  by_actor text not null,
  at timestamptz not null,
  removed_at timestamptz,
  removed_by text,
  removed_reason text,
  primary key (tenant_id, id)
);
create unique index blocked_payee_once on blocked_payee (tenant_id, token) where removed_at is null;

alter table blocked_payee enable row level security; alter table blocked_payee force row level security;
create policy tenant on blocked_payee to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on blocked_payee to acquaint_app;
