-- A template is a biometric datum of its own: apart from every other field, under the customer's key, deletable alone.
create table face_template (
  tenant_id uuid not null,
  customer_id uuid not null,
  space text not null,
  about_id uuid not null,
  sealed bytea not null,
  enrolled_at timestamptz not null,
  keep_until timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, customer_id, space),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);
create index face_template_news on face_template (tenant_id, space, xid);
create index face_template_due on face_template (keep_until);
alter table face_template enable row level security;
alter table face_template force row level security;
create policy tenant on face_template to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy system on face_template to acquaint_system using (true);
grant select, insert, delete on face_template to acquaint_app;
grant select (tenant_id, customer_id, keep_until) on face_template to acquaint_system;
