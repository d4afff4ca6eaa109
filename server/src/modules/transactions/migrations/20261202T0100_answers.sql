-- What came of a code or a call that a decision asked for. Said again, the newest counts.
create table transaction_answer (
  tenant_id uuid not null,
  id uuid not null,
  transaction_id uuid not null,
  asked text not null check (asked in ('one_time_code', 'call_back')),
  result text not null check (result in ('passed', 'failed', 'expired', 'confirmed', 'denied', 'not_reached')),
  by_actor text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, transaction_id) references transaction_entry (tenant_id, id)
);
create index transaction_answer_of on transaction_answer (tenant_id, transaction_id, id desc);
create index transaction_answer_at on transaction_answer (tenant_id, at);

alter table transaction_answer enable row level security; alter table transaction_answer force row level security;
create policy tenant on transaction_answer to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on transaction_answer to acquaint_app;
