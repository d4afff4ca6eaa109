-- What is put on an allow list silences matches, so that it waits for a second person where the institution says so. The rows wait sealed;
-- the verdict is appended and never changed.
create table own_list_change (
  tenant_id uuid not null,
  id uuid not null,
  list_id uuid not null,
  base integer not null,
  reason text not null,
  content bytea not null,
  entries integer not null,
  added integer not null,
  changed integer not null,
  removed integer not null,
  by_actor text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, list_id) references own_list (tenant_id, id)
);
create index own_list_change_of on own_list_change (tenant_id, list_id, base);
create table own_list_change_verdict (
  tenant_id uuid not null,
  change_id uuid not null,
  approved boolean not null,
  by_actor text not null,
  at timestamptz not null,
  primary key (tenant_id, change_id),
  foreign key (tenant_id, change_id) references own_list_change (tenant_id, id)
);
alter table own_list_change enable row level security; alter table own_list_change force row level security;
alter table own_list_change_verdict enable row level security; alter table own_list_change_verdict force row level security;
create policy tenant on own_list_change to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy tenant on own_list_change_verdict to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on own_list_change, own_list_change_verdict to acquaint_app;

-- The second person is held by the database as well.
create function own_list_four_eyes() returns trigger language plpgsql as $$
begin
  if exists (select 1 from own_list_change c where c.tenant_id = new.tenant_id and c.id = new.change_id and c.by_actor = new.by_actor) then
    raise exception 'the proposer of a change cannot approve it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger own_list_four_eyes before insert on own_list_change_verdict for each row execute function own_list_four_eyes();

-- The day on which an entry must be looked at because it may have ended; those of before are looked at once, since only they know when.
alter table own_list_entry add column look_on date default current_date;
alter table own_list_entry alter column look_on drop default;
create index own_list_entry_due on own_list_entry (tenant_id, look_on) where look_on is not null;
grant update (look_on) on own_list_entry to acquaint_app;
