create table message (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  channel text not null check (channel in ('email', 'sms')),
  template text not null,
  locale text not null,
  address_sealed bytea not null,
  -- The text holds a code: it goes as soon as it was sent or given up.
  text_sealed bytea,
  status text not null check (status in ('queued', 'sent', 'failed')),
  provider text,
  simulated boolean,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  primary key (tenant_id, id),
  check ((text_sealed is not null) = (status = 'queued'))
);
create index message_of on message (tenant_id, customer_id, id);
alter table message enable row level security;
alter table message force row level security;
create policy tenant on message to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on message to acquaint_app;

create table one_time_code (
  tenant_id uuid not null,
  id uuid not null,
  about_id uuid not null,
  customer_id uuid not null,
  channel text not null check (channel in ('email', 'sms')),
  address_sealed bytea not null,
  address_token bytea not null,
  code_token bytea not null,
  tries integer not null default 0 check (tries between 0 and 5),
  status text not null check (status in ('open', 'used', 'spent', 'replaced')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index one_time_code_open on one_time_code (tenant_id, about_id, channel) where status = 'open';
create index one_time_code_about on one_time_code (tenant_id, about_id, created_at);
create index one_time_code_address on one_time_code (tenant_id, address_token, created_at);
create index one_time_code_age on one_time_code (created_at);
alter table one_time_code enable row level security;
alter table one_time_code force row level security;
create policy tenant on one_time_code to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy sweep on one_time_code to acquaint_system using (true);
grant select, insert, update on one_time_code to acquaint_app;
grant select (created_at), delete on one_time_code to acquaint_system;
