-- Up to which version of the lists the tenant's customers were matched, and what the last matching touched.
create table list_monitor (
  tenant_id uuid not null,
  reached bigint not null,
  at timestamptz not null,
  changes integer not null,
  touched integer not null,
  customers integer not null,
  found integer not null,
  primary key (tenant_id)
);
alter table list_monitor enable row level security; alter table list_monitor force row level security;
create policy tenant on list_monitor to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on list_monitor to acquaint_app;

-- A list may let an entry go while a match on it is open: that is no judgement, and no memory of one.
alter table screening_match drop constraint screening_match_status_check;
alter table screening_match add constraint screening_match_status_check
  check (status in ('new', 'false_positive', 'potential', 'true_positive', 'delisted'));
create index screening_match_entity on screening_match (tenant_id, entity_id) where status in ('new', 'potential');
