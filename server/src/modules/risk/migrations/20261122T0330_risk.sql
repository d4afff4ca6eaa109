create table rating (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  about_id uuid,
  rating text not null check (rating in ('low', 'medium', 'high', 'prohibited')),
  score integer not null,
  model_version text not null,
  factors jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);
create index rating_of on rating (tenant_id, customer_id, at desc);
alter table rating enable row level security;
alter table rating force row level security;
create policy tenant on rating to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on rating to acquaint_app;
