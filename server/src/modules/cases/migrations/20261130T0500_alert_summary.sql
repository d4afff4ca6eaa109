-- What became of an alert, for those who count: no person, no note.
create view alert_summary with (security_invoker = true) as
  select a.tenant_id, a.id as alert_id, a.kind, a.customer_id, a.facts ->> 'transaction' as transaction,
    a.facts ->> 'rules' as rules, a.opened_at, c.id as case_id, c.status, c.resolution, c.resolved_at
  from alert a
    left join case_alert k on k.tenant_id = a.tenant_id and k.alert_id = a.id
    left join review_case c on c.tenant_id = k.tenant_id and c.id = k.case_id;
grant select on alert_summary to acquaint_app;
create index alert_kind_opened on alert (tenant_id, kind, opened_at);
