-- A training whose process was killed is taken up again: how often it was begun, and when it was last heard of.
alter table model add column tries integer not null default 0, add column heard_at timestamptz;
