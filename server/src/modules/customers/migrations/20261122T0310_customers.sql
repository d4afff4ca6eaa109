create table customer (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('person', 'organization')),
  external_id text,
  country text,
  status text not null check (status in ('prospect', 'active', 'frozen', 'closed', 'erased')),
  tier integer not null default 0,
  rating text check (rating in ('low', 'medium', 'high', 'prohibited')),
  familiarity real not null default 0,
  verified_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id)
);
create unique index customer_external on customer (tenant_id, external_id) where external_id is not null;
create index customer_newest on customer (tenant_id, created_at desc, id desc);

create table customer_field (
  tenant_id uuid not null,
  customer_id uuid not null,
  name text not null,
  sealed bytea not null,
  source text not null,
  updated_at timestamptz not null,
  primary key (tenant_id, customer_id, name),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);

create table customer_token (
  tenant_id uuid not null,
  customer_id uuid not null,
  field text not null,
  token bytea not null,
  primary key (tenant_id, customer_id, field, token),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);
create index customer_token_search on customer_token (tenant_id, field, token);

create table consent (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  purpose text not null,
  version text not null,
  locale text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);
create index consent_of on consent (tenant_id, customer_id);

create table restriction (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('freeze', 'limit_zero', 'review_first')),
  reason text not null,
  by_actor text not null,
  since timestamptz not null,
  lifted_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);
create index restriction_of on restriction (tenant_id, customer_id);

create table customer_document (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  class text not null,
  country text,
  number_token bytea,
  expiry_date date,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);
create index customer_document_of on customer_document (tenant_id, customer_id);
create index customer_document_number on customer_document (tenant_id, number_token) where number_token is not null;

create table reveal (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  actor_id text not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index reveal_recent on reveal (tenant_id, actor_id, at);

alter table customer enable row level security; alter table customer force row level security;
alter table customer_field enable row level security; alter table customer_field force row level security;
alter table customer_token enable row level security; alter table customer_token force row level security;
alter table consent enable row level security; alter table consent force row level security;
alter table restriction enable row level security; alter table restriction force row level security;
alter table customer_document enable row level security; alter table customer_document force row level security;
alter table reveal enable row level security; alter table reveal force row level security;
create policy tenant on customer to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on customer_field to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on customer_token to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on consent to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on restriction to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on customer_document to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on reveal to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on customer to acquaint_app;
grant select, insert, update, delete on customer_field to acquaint_app;
grant select, insert, delete on customer_token to acquaint_app;
grant select, insert, update on consent to acquaint_app;
grant select, insert, update on restriction to acquaint_app;
grant select, insert, update on customer_document to acquaint_app;
grant select, insert on reveal to acquaint_app;

create view restriction_summary with (security_invoker = true) as
  select tenant_id, customer_id, bool_or(kind = 'freeze') as frozen, count(*)::integer as open_count
  from restriction where lifted_at is null group by tenant_id, customer_id;
grant select on restriction_summary to acquaint_app;
