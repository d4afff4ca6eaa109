-- A customer who is to be called back has a clock of their own.
alter table alert drop constraint alert_priority_check;
alter table alert add constraint alert_priority_check check (priority in ('routine', 'urgent', 'complex', 'callback'));
alter table review_case drop constraint review_case_priority_check;
alter table review_case add constraint review_case_priority_check check (priority in ('routine', 'urgent', 'complex', 'callback'));
