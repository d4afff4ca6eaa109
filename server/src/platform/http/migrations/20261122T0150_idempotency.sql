create table idempotency (
  tenant_id uuid not null,
  actor_id text not null,
  key text not null,
  route text not null,
  body_sha256 bytea not null,
  status integer,
  answer bytea,
  created_at timestamptz not null,
  primary key (tenant_id, actor_id, key)
);
create index idempotency_age on idempotency (created_at);
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy tenant on idempotency to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy sweep on idempotency to acquaint_system using (true);
grant select, insert, update, delete on idempotency to acquaint_app;
grant select, delete on idempotency to acquaint_system;
