-- global: widens a check; the table and its policies stand in an earlier migration
alter table applicant_token drop constraint applicant_token_kind_check;
alter table applicant_token add constraint applicant_token_kind_check check (kind in ('link', 'handoff', 'session', 'watch'));
