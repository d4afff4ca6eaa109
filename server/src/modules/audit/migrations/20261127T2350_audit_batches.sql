-- The batches that other systems appended, so that one sent again gets its answer. Rebuilt from the log like the index.
create table audit_batch (
  tenant_id uuid not null,
  batch text not null,
  position bigint not null,
  entries integer not null,
  sha256 text not null,
  received_at timestamptz not null,
  primary key (tenant_id, batch)
);
alter table audit_batch enable row level security;
alter table audit_batch force row level security;
create policy tenant on audit_batch for select to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy sequence on audit_batch to acquaint_system using (true);
grant select on audit_batch to acquaint_app;
grant select, insert on audit_batch to acquaint_system;
