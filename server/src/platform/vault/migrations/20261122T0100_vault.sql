-- global: region keys belong to the installation; customer keys carry their tenant
create table region_key (
  purpose text not null check (purpose in ('wrap', 'index')),
  version integer not null,
  wrapped bytea not null,
  status text not null check (status in ('active', 'retiring', 'retired')),
  created_at timestamptz not null default now(),
  primary key (purpose, version)
);
create unique index region_key_active on region_key (purpose) where status = 'active';
grant select on region_key to acquaint_app;
grant select, insert, update on region_key to acquaint_system;

create table customer_key (
  tenant_id uuid not null,
  customer_id uuid not null,
  region_key_version integer not null,
  wrapped bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  primary key (tenant_id, customer_id),
  check ((wrapped is null) = (destroyed_at is not null))
);
create index customer_key_by_version on customer_key (region_key_version) where wrapped is not null;
alter table customer_key enable row level security;
alter table customer_key force row level security;
create policy tenant on customer_key to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy rotation on customer_key to acquaint_system using (true);
grant select, insert, update on customer_key to acquaint_app;
grant select, update on customer_key to acquaint_system;
