-- What a model said of a payment, where one decides: its id, probability or oddness, and what moved it.
alter table transaction_entry add column model jsonb;

-- Models that were trained, never changed once they are ready; which of them decides is what the newest verdict says.
create table model (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null,
  kind text not null check (kind in ('gbdt', 'forest')),
  status text not null check (status in ('queued', 'training', 'ready', 'failed', 'cancelled')),
  cause text not null,
  done real not null,
  cancel_asked boolean not null,
  since timestamptz not null,
  until timestamptz,
  measure_set text,
  barred text[] not null,
  report jsonb,
  body text,
  failure text,
  by_actor text not null,
  at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create unique index model_version on model (tenant_id, version);
create table model_verdict (
  tenant_id uuid not null,
  id uuid not null,
  -- Null: no model decides from here on.
  model_id uuid,
  kind text not null check (kind in ('proposed', 'approved', 'rejected', 'rolled_back', 'retired')),
  reason text not null,
  by_actor text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, model_id) references model (tenant_id, id)
);
-- How a model did on the newest payments, as often as somebody looked.
create table model_watch (
  tenant_id uuid not null,
  id uuid not null,
  model_id uuid not null,
  at timestamptz not null,
  report jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, model_id) references model (tenant_id, id)
);
create index model_watch_of on model_watch (tenant_id, model_id, id desc);
-- What a payment turned out to be, said later: by an officer, a charge-back, the police. The newest counts.
create table transaction_label (
  tenant_id uuid not null,
  id uuid not null,
  transaction_id uuid not null,
  label text not null check (label in ('fraud', 'genuine')),
  reason text not null,
  by_actor text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, transaction_id) references transaction_entry (tenant_id, id)
);
create index transaction_label_of on transaction_label (tenant_id, transaction_id, id desc);

alter table model enable row level security; alter table model force row level security;
alter table model_verdict enable row level security; alter table model_verdict force row level security;
alter table model_watch enable row level security; alter table model_watch force row level security;
alter table transaction_label enable row level security; alter table transaction_label force row level security;
create policy tenant on model to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on model_verdict to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on model_watch to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on transaction_label to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on model to acquaint_app;
grant select, insert on model_verdict, model_watch, transaction_label to acquaint_app;
