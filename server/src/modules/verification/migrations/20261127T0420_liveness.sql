create table liveness_clip (
  tenant_id uuid not null,
  id uuid not null,
  verification_id uuid not null,
  customer_id uuid not null,
  attempt integer not null,
  step text not null,
  status text not null check (status in ('asked', 'judging', 'live', 'uncertain', 'refused', 'unavailable', 'another_way')),
  sequence text[] not null,
  fixed boolean not null,
  nonce_hash bytea,
  session_hash bytea,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  received_at timestamptz,
  film_id uuid,
  reasons text[] not null default '{}',
  sealed bytea,
  primary key (tenant_id, id),
  foreign key (tenant_id, verification_id) references verification (tenant_id, id)
);
create index liveness_clip_verification on liveness_clip (tenant_id, verification_id, issued_at);
create unique index liveness_clip_nonce on liveness_clip (tenant_id, nonce_hash);

alter table liveness_clip enable row level security; alter table liveness_clip force row level security;
create policy tenant on liveness_clip to acquaint_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on liveness_clip to acquaint_app;

-- Frames of a film are pictures like any other: kept, shown and erased the same way, and never the current one of a side.
alter table capture drop constraint capture_side_check;
alter table capture add constraint capture_side_check check (side in ('front', 'back', 'selfie', 'frame')) not valid;
alter table capture validate constraint capture_side_check;
