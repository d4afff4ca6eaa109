-- Whoever cannot do motions may be filmed saying or showing digits: which were asked for, and the recording that answered.
alter table liveness_clip add column digits text;
alter table liveness_clip add column recording_id uuid;
alter table liveness_clip drop constraint liveness_clip_status_check;
alter table liveness_clip add constraint liveness_clip_status_check
  check (status in ('asked', 'judging', 'live', 'uncertain', 'refused', 'unavailable', 'another_way', 'recorded')) not valid;
alter table liveness_clip validate constraint liveness_clip_status_check;

alter table capture drop constraint capture_side_check;
alter table capture add constraint capture_side_check check (side in ('front', 'back', 'selfie', 'frame', 'recording')) not valid;
alter table capture validate constraint capture_side_check;
