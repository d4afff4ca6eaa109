-- global: the queue's own tables, which only the role that crosses tenants may touch
create schema pgboss;
grant usage, create on schema pgboss to acquaint_system;
