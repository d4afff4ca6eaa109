-- A tenant's own block and allow lists. What an entry says is sealed; its key is a blind index, so that equal entries are found without it.
create table own_list (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('block', 'allow')),
  version integer not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
create table own_list_version (
  tenant_id uuid not null,
  list_id uuid not null,
  version integer not null,
  made_by text not null,
  at timestamptz not null,
  reason text not null,
  entries integer not null,
  added integer not null,
  changed integer not null,
  removed integer not null,
  primary key (tenant_id, list_id, version),
  foreign key (tenant_id, list_id) references own_list (tenant_id, id)
);
create table own_list_entry (
  tenant_id uuid not null,
  id uuid not null,
  list_id uuid not null,
  since_version integer not null,
  same_as bytea not null,
  digest bytea not null,
  content bytea not null,
  primary key (tenant_id, id),
  unique (tenant_id, list_id, same_as),
  foreign key (tenant_id, list_id) references own_list (tenant_id, id)
);
alter table own_list enable row level security; alter table own_list force row level security;
alter table own_list_version enable row level security; alter table own_list_version force row level security;
alter table own_list_entry enable row level security; alter table own_list_entry force row level security;
create policy tenant on own_list to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on own_list_version to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on own_list_entry to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on own_list to acquaint_app;
grant select, insert on own_list_version to acquaint_app;
grant select, insert, delete on own_list_entry to acquaint_app;

-- A match that an allow list answers for is nobody's judgement: it lasts as long as the entry.
alter table screening_match drop constraint screening_match_status_check;
alter table screening_match add constraint screening_match_status_check
  check (status in ('new', 'false_positive', 'potential', 'true_positive', 'delisted', 'allowed'));
