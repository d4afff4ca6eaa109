-- Matches that one person cleared together: who, why, what became of each, and who agreed.
create table clearing (
  tenant_id uuid not null,
  id uuid not null,
  status text not null check (status in ('waits', 'in_force', 'refused', 'undone')),
  reason text not null,
  made_by text not null,
  made_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  -- When what was cleared was cleared.
  in_force_at timestamptz,
  primary key (tenant_id, id),
  -- Nobody agrees to what they proposed.
  check (decided_by <> made_by)
);
create index clearing_waits on clearing (tenant_id, id) where status = 'waits';
create table clearing_match (
  tenant_id uuid not null,
  clearing_id uuid not null,
  match_id uuid not null,
  before text,
  result text not null check (result in ('waits', 'cleared', 'skipped', 'undone')),
  problem text,
  primary key (tenant_id, clearing_id, match_id),
  foreign key (tenant_id, clearing_id) references clearing (tenant_id, id)
);
create index clearing_match_waits on clearing_match (tenant_id, match_id) where result = 'waits';
alter table clearing enable row level security; alter table clearing force row level security;
alter table clearing_match enable row level security; alter table clearing_match force row level security;
create policy tenant on clearing to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on clearing_match to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on clearing, clearing_match to acquaint_app;
create index screening_match_open on screening_match (tenant_id, id) where status in ('new', 'potential');
