create table flow_version (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  country text,
  pack text not null,
  version integer not null,
  digest text not null,
  definition jsonb not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, pack, code, digest)
);

create table verification (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  flow_version_id uuid not null,
  purpose text not null check (purpose in ('onboarding', 'step_up', 'periodic', 'recovery')),
  status text not null check (status in ('created', 'started', 'submitted', 'processing', 'in_review', 'awaiting_customer', 'awaiting_provider', 'on_hold', 'completed', 'expired', 'abandoned', 'cancelled')),
  outcome text check (outcome in ('approved', 'declined', 'resubmit')),
  country text,
  document_type text,
  locale text not null,
  attempt integer not null default 1,
  attempts_max integer not null,
  reasons text[] not null default '{}',
  can_retry boolean not null default false,
  consent_version text,
  confirmed text[] not null default '{}',
  scenario text,
  simulated boolean not null default false,
  automated boolean not null default false,
  inputs_hash text,
  policy_version text,
  tier integer,
  rating text,
  appealed_at timestamptz,
  created_at timestamptz not null,
  submitted_at timestamptz,
  completed_at timestamptz,
  expires_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, flow_version_id) references flow_version (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);
create index verification_newest on verification (tenant_id, created_at desc, id desc);
create index verification_customer on verification (tenant_id, customer_id);
create index verification_waiting on verification (status, expires_at);

create table verification_step (
  tenant_id uuid not null,
  verification_id uuid not null,
  code text not null,
  kind text not null,
  status text not null check (status in ('todo', 'done', 'redo')),
  reasons text[] not null default '{}',
  retakes integer not null default 0,
  at timestamptz,
  primary key (tenant_id, verification_id, code),
  foreign key (tenant_id, verification_id) references verification (tenant_id, id)
);

create table verification_input (
  tenant_id uuid not null,
  verification_id uuid not null,
  step text not null,
  sealed bytea not null,
  at timestamptz not null,
  primary key (tenant_id, verification_id, step),
  foreign key (tenant_id, verification_id) references verification (tenant_id, id)
);

create table capture (
  tenant_id uuid not null,
  id uuid not null,
  verification_id uuid not null,
  customer_id uuid not null,
  attempt integer not null,
  step text not null,
  side text not null check (side in ('front', 'back', 'selfie')),
  blob_id uuid not null,
  portrait_blob_id uuid,
  width integer not null,
  height integer not null,
  bytes integer not null,
  quality jsonb not null,
  reading bytea,
  current boolean not null,
  simulated boolean not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, verification_id) references verification (tenant_id, id)
);
create unique index capture_current on capture (tenant_id, verification_id, step, side) where current;

create table applicant_token (
  tenant_id uuid not null,
  id uuid not null,
  verification_id uuid not null,
  kind text not null check (kind in ('link', 'handoff', 'session')),
  hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, verification_id) references verification (tenant_id, id)
);
create unique index applicant_token_hash on applicant_token (hash);

alter table flow_version enable row level security; alter table flow_version force row level security;
alter table verification enable row level security; alter table verification force row level security;
alter table verification_step enable row level security; alter table verification_step force row level security;
alter table verification_input enable row level security; alter table verification_input force row level security;
alter table capture enable row level security; alter table capture force row level security;
alter table applicant_token enable row level security; alter table applicant_token force row level security;
create policy tenant on flow_version to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on verification to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on verification_step to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on verification_input to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on capture to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on applicant_token to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
-- A token comes before its tenant is known, and the clock that expires verifications crosses tenants.
create policy exchange on applicant_token to acquaint_system using (true);
create policy clock on verification to acquaint_system using (true);
grant select, insert on flow_version to acquaint_app;
grant select, insert, update on verification to acquaint_app;
grant select, insert, update on verification_step to acquaint_app;
grant select, insert, update, delete on verification_input to acquaint_app;
grant select, insert, update on capture to acquaint_app;
grant select, insert, update on applicant_token to acquaint_app;
grant select on applicant_token to acquaint_system;
grant select on verification to acquaint_system;
