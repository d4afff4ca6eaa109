-- What a reader app took from a document's chip: data groups 1 and 2 and the security object, sealed under the customer's key.
create table chip_reading (
  tenant_id uuid not null,
  verification_id uuid not null,
  sealed bytea not null,
  at timestamptz not null,
  primary key (tenant_id, verification_id),
  foreign key (tenant_id, verification_id) references verification (tenant_id, id)
);
alter table chip_reading enable row level security; alter table chip_reading force row level security;
create policy tenant on chip_reading to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on chip_reading to acquaint_app;
