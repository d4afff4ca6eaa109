create table vendor_call (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  provider text not null,
  simulated boolean not null,
  outcome text not null,
  ms integer not null,
  attempt integer not null,
  request_id text not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index vendor_call_recent on vendor_call (tenant_id, kind, at);
alter table vendor_call enable row level security;
alter table vendor_call force row level security;
create policy tenant on vendor_call to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on vendor_call to acquaint_app;
