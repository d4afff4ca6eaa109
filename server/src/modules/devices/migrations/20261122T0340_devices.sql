create table device_sighting (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  about_id uuid not null,
  step text not null,
  device_token bytea,
  ip_token bytea not null,
  sealed bytea not null,
  ip_country text,
  flags text[] not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index device_sighting_about on device_sighting (tenant_id, about_id, at);
create index device_sighting_device on device_sighting (tenant_id, device_token, at) where device_token is not null;
alter table device_sighting enable row level security;
alter table device_sighting force row level security;
create policy tenant on device_sighting to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on device_sighting to acquaint_app;
