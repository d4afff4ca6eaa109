create table screening (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid,
  about_id uuid,
  algorithm text not null,
  threshold real not null,
  lists jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index screening_about on screening (tenant_id, about_id, at desc);

create table screening_match (
  tenant_id uuid not null,
  id uuid not null,
  screening_id uuid not null,
  customer_id uuid,
  entity_id text not null,
  list text not null,
  name text not null,
  match_score real not null,
  risk_score real not null,
  status text not null check (status in ('new', 'false_positive', 'potential', 'true_positive')),
  explanation bytea,
  entity jsonb not null,
  fingerprint bytea not null,
  decided_by text,
  decided_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, screening_id) references screening (tenant_id, id)
);
create index screening_match_of on screening_match (tenant_id, screening_id);
create index screening_match_memory on screening_match (tenant_id, customer_id, entity_id);

alter table screening enable row level security; alter table screening force row level security;
alter table screening_match enable row level security; alter table screening_match force row level security;
create policy tenant on screening to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on screening_match to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on screening to acquaint_app;
grant select, insert, update on screening_match to acquaint_app;
