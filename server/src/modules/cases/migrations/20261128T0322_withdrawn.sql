-- An alert that lost its reason (the list let the entry go) is closed with that reason; who was alerted and when stays.
alter table alert add column closed_at timestamptz, add column closed_reason text;
grant update (closed_at, closed_reason) on alert to acquaint_app;
alter table review_case drop constraint review_case_resolution_check;
alter table review_case add constraint review_case_resolution_check
  check (resolution in ('false_positive', 'confirmed', 'inconclusive', 'withdrawn'));
