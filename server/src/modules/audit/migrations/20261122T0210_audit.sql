-- What is searched by; the entries themselves are in the log, at their position. Rebuilt from the log at any time.
create table audit_entry (
  tenant_id uuid not null,
  position bigint not null,
  entry_id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  action text not null,
  subject text not null,
  customer_id uuid,
  request_id text not null,
  primary key (tenant_id, position)
);
create unique index audit_entry_position on audit_entry (position);
create index audit_entry_by_customer on audit_entry (tenant_id, customer_id, position) where customer_id is not null;
create index audit_entry_by_actor on audit_entry (tenant_id, actor_id, position);
create index audit_entry_by_action on audit_entry (tenant_id, action text_pattern_ops, position);
create index audit_entry_by_subject on audit_entry (tenant_id, subject, position);
create index audit_entry_by_time on audit_entry (tenant_id, at);
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry for select to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy sequence on audit_entry to acquaint_system using (true);
grant select on audit_entry to acquaint_app;
grant select, insert on audit_entry to acquaint_system;
