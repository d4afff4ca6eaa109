create table tenant (
  tenant_id uuid primary key,
  name text not null,
  sandbox boolean not null,
  region text not null,
  created_at timestamptz not null
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant on tenant for select to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy opening on tenant to acquaint_system using (true);
grant select on tenant to acquaint_app;
grant select, insert on tenant to acquaint_system;

create table staff (
  tenant_id uuid not null references tenant (tenant_id),
  id uuid not null,
  name text not null,
  email text not null check (email = lower(email)),
  roles text[] not null check (cardinality(roles) > 0),
  status text not null check (status in ('active', 'disabled')),
  locale text,
  last_seen_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
-- One person, one login, one tenant: the e-mail says which tenant a sign-in belongs to.
create unique index staff_email on staff (email);
alter table staff enable row level security;
alter table staff force row level security;
create policy tenant on staff to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy sign_in on staff for select to acquaint_system using (true);
grant select, insert, update on staff to acquaint_app;
grant select (tenant_id, id, name, email, roles, status) on staff to acquaint_system;

-- Apart from staff, so that no list of people ever touches a secret.
create table staff_credential (
  tenant_id uuid not null,
  staff_id uuid not null,
  password_hash text not null,
  password_temporary boolean not null,
  totp_secret bytea not null,
  totp_last_step bigint not null default 0,
  changed_at timestamptz not null,
  primary key (tenant_id, staff_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
alter table staff_credential enable row level security;
alter table staff_credential force row level security;
create policy tenant on staff_credential to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy sign_in on staff_credential for select to acquaint_system using (true);
grant select, insert, update on staff_credential to acquaint_app;
grant select (tenant_id, staff_id, password_hash) on staff_credential to acquaint_system;

create table staff_session (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  status text not null check (status in ('second_factor', 'active', 'ended')),
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
create unique index staff_session_token on staff_session (token_hash);
create index staff_session_of_staff on staff_session (tenant_id, staff_id) where status <> 'ended';
create index staff_session_age on staff_session (expires_at);
alter table staff_session enable row level security;
alter table staff_session force row level security;
create policy tenant on staff_session to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy recognise on staff_session to acquaint_system using (true);
grant select, insert, update on staff_session to acquaint_app;
grant select, update (last_used_at), delete on staff_session to acquaint_system;

create table api_key (
  tenant_id uuid not null references tenant (tenant_id),
  id uuid not null,
  name text not null,
  secret_hash bytea not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id)
);
create unique index api_key_id on api_key (id);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy tenant on api_key to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy recognise on api_key to acquaint_system using (true);
grant select (tenant_id, id, name, scopes, created_by, created_at, expires_at, last_used_at, revoked_at), insert, update (revoked_at) on api_key to acquaint_app;
grant select, update (last_used_at) on api_key to acquaint_system;

create table setting (
  tenant_id uuid not null references tenant (tenant_id),
  key text not null,
  value jsonb not null,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (tenant_id, key)
);
alter table setting enable row level security;
alter table setting force row level security;
create policy tenant on setting to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on setting to acquaint_app;
