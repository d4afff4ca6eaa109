-- A restriction may be for a time only, and is lifted by whoever owns its cause.
alter table restriction add column cause text not null default 'customers';
alter table restriction add column expires_at timestamptz;

create or replace view restriction_summary with (security_invoker = true) as
  select tenant_id, customer_id, bool_or(kind = 'freeze') as frozen, count(*)::integer as open_count,
    bool_or(kind = 'limit_zero') as limit_zero, bool_or(kind = 'review_first') as review_first
  from restriction where lifted_at is null and (expires_at is null or expires_at > now())
  group by tenant_id, customer_id;

-- What a customer may do, as others must know it before they act; `stamp` differs whenever any of it differs.
create view standing_summary with (security_invoker = true) as
  select c.tenant_id, c.id as customer_id, c.external_id, c.kind, c.country, c.status, c.tier, c.created_at, c.verified_at,
    r.frozen, r.limit_zero, r.review_first,
    c.version || ':' || r.frozen::int || r.limit_zero::int || r.review_first::int as stamp
  from customer c cross join lateral (
    select coalesce(bool_or(o.kind = 'freeze'), false) as frozen, coalesce(bool_or(o.kind = 'limit_zero'), false) as limit_zero,
      coalesce(bool_or(o.kind = 'review_first'), false) as review_first
    from restriction o
    where o.tenant_id = c.tenant_id and o.customer_id = c.id and o.lifted_at is null
      and (o.expires_at is null or o.expires_at > now())) r;
grant select on standing_summary to acquaint_app;
