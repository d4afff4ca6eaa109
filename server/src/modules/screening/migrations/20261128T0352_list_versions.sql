-- global: watchlists and their versions are the same for every tenant
create table watchlist_version (
  ord bigint generated always as identity primary key,
  list text not null,
  version text not null,
  sha256 text not null,
  source text not null check (source in ('folder', 'download', 'sandbox')),
  entities integer not null,
  names integer not null,
  -- The first version of a list: all of it is new, and its entries are read from the lists folder.
  whole boolean not null,
  added integer not null,
  removed integer not null,
  changed integer not null,
  loaded_at timestamptz not null
);
create index watchlist_version_of on watchlist_version (list, ord desc);

create table watchlist_change (
  version_ord bigint not null references watchlist_version (ord),
  entity_id text not null,
  change text not null check (change in ('added', 'changed', 'removed')),
  name text not null,
  names_changed boolean not null,
  entity jsonb not null,
  primary key (version_ord, entity_id)
);
grant select on watchlist_version, watchlist_change to acquaint_app;
grant select, insert on watchlist_version, watchlist_change to acquaint_system;
