create table alert (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_prefix text not null,
  subject_id uuid not null,
  customer_id uuid,
  reasons text[] not null,
  facts jsonb not null,
  priority text not null check (priority in ('routine', 'urgent', 'complex')),
  grave boolean not null default false,
  opened_at timestamptz not null,
  primary key (tenant_id, id)
);
create index alert_of on alert (tenant_id, subject_id);

create table review_case (
  tenant_id uuid not null,
  id uuid not null,
  number bigint generated always as identity,
  kind text not null,
  queue text not null,
  subject_prefix text not null,
  subject_id uuid not null,
  customer_id uuid,
  country text,
  priority text not null check (priority in ('routine', 'urgent', 'complex')),
  grave boolean not null,
  status text not null check (status in ('open', 'in_progress', 'awaiting_customer', 'on_hold', 'pending_approval', 'resolved')),
  resolution text check (resolution in ('false_positive', 'confirmed', 'inconclusive')),
  reasons text[] not null,
  assignee_id uuid,
  opened_at timestamptz not null,
  warn_at timestamptz not null,
  due_at timestamptz not null,
  resolved_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id)
);
-- One open case for one thing: a second alert joins it, so no case is doubled.
create unique index review_case_open on review_case (tenant_id, kind, subject_id) where status <> 'resolved';
create index review_case_queue on review_case (tenant_id, status, due_at);
create index review_case_customer on review_case (tenant_id, customer_id);

create table case_alert (
  tenant_id uuid not null,
  case_id uuid not null,
  alert_id uuid not null,
  primary key (tenant_id, case_id, alert_id),
  unique (tenant_id, alert_id),
  foreign key (tenant_id, case_id) references review_case (tenant_id, id),
  foreign key (tenant_id, alert_id) references alert (tenant_id, id)
);

create table decision (
  tenant_id uuid not null,
  id uuid not null,
  subject_prefix text not null,
  subject_id uuid not null,
  case_id uuid,
  customer_id uuid,
  decision text not null check (decision in ('approve', 'decline', 'resubmit')),
  disposition text not null check (disposition in ('final', 'retryable')),
  reasons text[] not null,
  note bytea,
  policy_version text not null,
  inputs_hash text not null,
  needs_second boolean not null,
  supersedes uuid,
  proposed_by_kind text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  primary key (tenant_id, id)
);
create index decision_of on decision (tenant_id, subject_id, proposed_at);

create table decision_approval (
  tenant_id uuid not null,
  decision_id uuid not null,
  approved boolean not null,
  by_kind text not null,
  by_actor text not null,
  note bytea,
  at timestamptz not null,
  primary key (tenant_id, decision_id),
  foreign key (tenant_id, decision_id) references decision (tenant_id, id)
);
-- Four eyes are held by the database as well: whoever proposed cannot be the one who approves.
create function decision_four_eyes() returns trigger language plpgsql as $$
begin
  if exists (select 1 from decision d where d.tenant_id = new.tenant_id and d.id = new.decision_id and d.proposed_by = new.by_actor) then
    raise exception 'the proposer of a decision cannot approve it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger decision_four_eyes before insert on decision_approval for each row execute function decision_four_eyes();

create table case_note (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  author_id text not null,
  text bytea not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references review_case (tenant_id, id)
);
create index case_note_of on case_note (tenant_id, case_id, at);

create table case_checklist (
  tenant_id uuid not null,
  case_id uuid not null,
  code text not null,
  done_by text not null,
  done_at timestamptz not null,
  primary key (tenant_id, case_id, code),
  foreign key (tenant_id, case_id) references review_case (tenant_id, id)
);

alter table alert enable row level security; alter table alert force row level security;
alter table review_case enable row level security; alter table review_case force row level security;
alter table case_alert enable row level security; alter table case_alert force row level security;
alter table decision enable row level security; alter table decision force row level security;
alter table decision_approval enable row level security; alter table decision_approval force row level security;
alter table case_note enable row level security; alter table case_note force row level security;
alter table case_checklist enable row level security; alter table case_checklist force row level security;
create policy tenant on alert to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on review_case to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on case_alert to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on decision to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on decision_approval to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on case_note to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on case_checklist to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on alert to acquaint_app;
grant select, insert, update on review_case to acquaint_app;
grant select, insert on case_alert to acquaint_app;
grant select, insert on decision to acquaint_app;
grant select, insert on decision_approval to acquaint_app;
grant select, insert on case_note to acquaint_app;
grant select, insert, delete on case_checklist to acquaint_app;
