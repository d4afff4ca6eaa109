-- A rule's text tried on what happened: how far it is, and what it found.
create table back_test (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  text text not null,
  sweep jsonb not null,
  since timestamptz not null,
  status text not null check (status in ('queued', 'running', 'done', 'cancelled', 'failed')),
  cancel_asked boolean not null default false,
  events_done bigint not null default 0,
  events_total bigint not null default 0,
  summary jsonb,
  by_actor text not null,
  at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create index back_test_newest on back_test (tenant_id, at desc, id desc);
alter table back_test enable row level security; alter table back_test force row level security;
create policy tenant on back_test to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on back_test to acquaint_app;
