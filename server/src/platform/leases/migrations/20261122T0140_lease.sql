-- global: who runs what in this installation
create table lease (
  name text primary key,
  owner text not null,
  epoch bigint not null,
  address text,
  expires_at timestamptz not null
);
grant select, insert, update on lease to acquaint_system;
