create table blob (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  media_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index blob_by_customer on blob (tenant_id, customer_id);
alter table blob enable row level security;
alter table blob force row level security;
create policy tenant on blob to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy sweep on blob to acquaint_system using (true);
grant select, insert, delete on blob to acquaint_app;
grant select on blob to acquaint_system;
