-- global: watchlists are the same for every tenant
create table watchlist (
  list text primary key,
  title text not null,
  authority text not null,
  version text not null,
  sha256 text not null,
  entities integer not null,
  names integer not null,
  source text not null check (source in ('folder', 'download', 'sandbox')),
  loaded_at timestamptz not null,
  checked_at timestamptz not null,
  added integer,
  removed integer,
  changed integer,
  refused jsonb
);
grant select on watchlist to acquaint_app;
grant select, insert, update on watchlist to acquaint_system;
