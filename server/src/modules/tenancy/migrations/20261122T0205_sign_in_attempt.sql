-- global: attempts are counted by e-mail before any tenant is known, also for e-mails that nobody has
create table sign_in_attempt (
  address_hash bytea primary key,
  failed integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_attempt_age on sign_in_attempt (last_failed_at);
grant select, insert, update, delete on sign_in_attempt to acquaint_system;
