-- Numbers that Jalon worked out from facts, with all they rest on: rows are added, never changed.
create table indicators.measurement (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  series text not null,
  period_from date not null,
  period_until date not null,
  -- The state of the facts on this day, whatever day it was computed on.
  as_of date not null,
  recipe_code text not null,
  recipe_version integer not null check (recipe_version > 0),
  recipe_name jsonb not null,
  sentence jsonb not null,
  computed_at timestamptz not null,
  value double precision not null,
  attested double precision not null,
  presumed double precision not null,
  -- Each fact: label, address of its page, what it adds, standing, statements.
  counted jsonb not null,
  -- Each fact looked at and left out: label, address, reason, statements.
  left_out jsonb not null,
  counted_facts integer not null,
  left_out_facts integer not null,
  -- First delivery that holds any of these facts; what had ended before it may be missing. Null: they do not come in deliveries.
  first_seen_on date,
  facts_sha256 text not null,
  -- What became of it; 'confirmed' says what a value that stood already said.
  result text not null check (result in ('entered', 'corrected', 'proposed', 'confirmed', 'recorded')),
  -- The event by which the value stands or is proposed; null where no series of the contract takes it.
  event_id uuid references indicators.value_event (id),
  account_id text,
  author text not null,
  demonstration boolean not null,
  check (period_until > period_from)
);
create index measurement_by_key on indicators.measurement (series, period_from, period_until, sequence desc);
create index measurement_by_event on indicators.measurement (event_id) where event_id is not null;
create trigger measurement_append_only before update or delete on indicators.measurement
  for each row execute function indicators.refuse_change();
