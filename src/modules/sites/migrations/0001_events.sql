-- The dialogue of each site, told by events: rows are added, never changed. How a site stands on a date is a fold of them.
create table sites.event (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  -- Code of the site: INSEE code of its main town, or one that was chosen.
  site text not null,
  kind text not null,
  body jsonb not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null
);
create index event_by_site on sites.event (site, sequence);

create function sites.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are added, never changed' using errcode = 'restrict_violation';
end $$;
create trigger event_append_only before update or delete on sites.event
  for each row execute function sites.refuse_change();
