-- A tenant's own text of a rule, version by version.
create table rule_version (
  tenant_id uuid not null,
  code text not null,
  version integer not null,
  text text not null,
  note text not null,
  by_actor text not null,
  at timestamptz not null,
  primary key (tenant_id, code, version)
);
-- What somebody wants to change, and what a second person said.
create table rule_change (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  version integer,
  mode text not null check (mode in ('active', 'shadow', 'disabled')),
  reason text not null,
  by_actor text not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index rule_change_of on rule_change (tenant_id, code, at);
create table rule_change_verdict (
  tenant_id uuid not null,
  change_id uuid not null,
  approved boolean not null,
  by_actor text not null,
  at timestamptz not null,
  primary key (tenant_id, change_id),
  foreign key (tenant_id, change_id) references rule_change (tenant_id, id)
);
-- The rules in force, one row a change; the highest number holds.
create table rule_release (
  tenant_id uuid not null,
  number integer not null,
  hash text not null,
  rules jsonb not null,
  cause text not null,
  by_actor text not null,
  at timestamptz not null,
  primary key (tenant_id, number)
);
-- A customer about whom a rule is quiet for a time.
create table rule_snooze (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  customer_id uuid not null,
  until timestamptz not null,
  reason text not null,
  by_actor text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);
create index rule_snooze_of on rule_snooze (tenant_id, customer_id, until);

alter table rule_version enable row level security; alter table rule_version force row level security;
alter table rule_change enable row level security; alter table rule_change force row level security;
alter table rule_change_verdict enable row level security; alter table rule_change_verdict force row level security;
alter table rule_release enable row level security; alter table rule_release force row level security;
alter table rule_snooze enable row level security; alter table rule_snooze force row level security;
create policy tenant on rule_version to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on rule_change to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on rule_change_verdict to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on rule_release to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on rule_snooze to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on rule_version, rule_change, rule_change_verdict, rule_release, rule_snooze to acquaint_app;
