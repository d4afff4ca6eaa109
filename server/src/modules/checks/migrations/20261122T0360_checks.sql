create table check_result (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  about_id uuid not null,
  attempt integer not null,
  code text not null,
  status text not null check (status in ('pending', 'running', 'done', 'skipped', 'error')),
  result text check (result in ('pass', 'fail', 'inconclusive', 'not_applicable')),
  score real,
  threshold real,
  reasons text[] not null,
  provider text,
  model jsonb,
  simulated boolean not null,
  evidence bytea,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, about_id, attempt, code),
  check ((status = 'done') = (result is not null))
);
create index check_result_about on check_result (tenant_id, about_id);
alter table check_result enable row level security;
alter table check_result force row level security;
create policy tenant on check_result to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on check_result to acquaint_app;
