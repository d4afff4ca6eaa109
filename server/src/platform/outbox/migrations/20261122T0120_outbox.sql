create table outbox (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('audit', 'event', 'job')),
  name text not null,
  body text not null,
  ord bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  attempts integer not null default 0,
  not_before timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index outbox_waiting on outbox (kind, ord);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy tenant on outbox to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy dispatch on outbox to acquaint_system using (true);
grant insert on outbox to acquaint_app;
grant select, insert, update, delete on outbox to acquaint_system;

create function outbox_announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('acquaint_outbox', '');
  return null;
end $$;
create trigger outbox_announce after insert on outbox for each statement execute function outbox_announce();

create table outbox_handled (
  tenant_id uuid not null,
  event_id uuid not null,
  reaction text not null,
  handled_at timestamptz not null default now(),
  primary key (tenant_id, event_id, reaction)
);
alter table outbox_handled enable row level security;
alter table outbox_handled force row level security;
create policy tenant on outbox_handled to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy sweep on outbox_handled to acquaint_system using (true);
grant select, insert on outbox_handled to acquaint_app;
grant select, delete on outbox_handled to acquaint_system;
