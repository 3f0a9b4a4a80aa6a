-- What people answer for, told by events: rows are added, never changed. How a subject stands on a date is a fold of them.
create table steering.event (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  -- `action-12`, `site-commitment-…`, `recommendation-…`: the same word as in the perimeter of a role.
  subject text not null,
  kind text not null,
  body jsonb not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null
);
create index event_by_subject on steering.event (subject, sequence);

create function steering.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are added, never changed' using errcode = 'restrict_violation';
end $$;
create trigger event_append_only before update or delete on steering.event
  for each row execute function steering.refuse_change();
