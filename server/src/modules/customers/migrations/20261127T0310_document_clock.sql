-- A document counts from the approval that took it. When its holder was reminded that it ends, when its end was acted on, and the tier that this took away.
alter table customer_document add column accepted_at timestamptz;
alter table customer_document add column reminded_at timestamptz;
alter table customer_document add column ended_at timestamptz;
alter table customer_document add column lowered_from integer;
update customer_document d set accepted_at = d.created_at
  from customer c where c.tenant_id = d.tenant_id and c.id = d.customer_id and c.status = 'active';
create index customer_document_end on customer_document (expiry_date, id)
  where accepted_at is not null and ended_at is null and expiry_date is not null;
create policy clock on customer_document for select to acquaint_system using (true);
grant select (tenant_id, id, customer_id, expiry_date, accepted_at, reminded_at, ended_at) on customer_document to acquaint_system;
