-- Who waits for entries of the log is not woken by events, nor the other way round, and nobody by what says that it can wait.
alter table outbox add column announced boolean not null default true;

create or replace function outbox_announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('acquaint_outbox', kind) from (select distinct kind from fresh where announced) as told;
  return null;
end $$;
drop trigger outbox_announce on outbox;
create trigger outbox_announce after insert on outbox referencing new table as fresh for each statement execute function outbox_announce();
