-- Values are events: rows are added, never changed. What is known of a series on a date is a fold of its events.
create table indicators.import_batch (
  id uuid primary key,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  file_sha256 text not null,
  row_count integer not null check (row_count >= 0),
  demonstration boolean not null
);

create table indicators.value_event (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  series text not null,
  period_from date not null,
  period_until date not null,
  kind text not null check (kind in ('entered', 'proposed', 'accepted', 'accepted-changed', 'refused', 'corrected', 'withdrawn')),
  value double precision,
  state text not null check (state in ('provisional', 'consolidated', 'revised')),
  observed_on date not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  reason text,
  source text not null,
  method text,
  answers uuid references indicators.value_event (id),
  batch_id uuid references indicators.import_batch (id),
  batch_line integer,
  demonstration boolean not null,
  check (period_until > period_from),
  check (value is not null or kind in ('refused', 'withdrawn'))
);
create index value_event_by_key on indicators.value_event (series, period_from, period_until, recorded_at desc, sequence desc);
create index value_event_by_answer on indicators.value_event (answers) where answers is not null;
create index value_event_proposed on indicators.value_event (sequence) where kind = 'proposed';

create table indicators.owner_forecast (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  series text not null,
  value double precision not null,
  confidence_share double precision not null check (confidence_share between 0 and 1),
  made_on date not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  comment text not null,
  demonstration boolean not null
);
create index owner_forecast_by_series on indicators.owner_forecast (series, sequence desc);

create function indicators.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are added, never changed' using errcode = 'restrict_violation';
end $$;
create trigger value_event_append_only before update or delete on indicators.value_event
  for each row execute function indicators.refuse_change();
create trigger owner_forecast_append_only before update or delete on indicators.owner_forecast
  for each row execute function indicators.refuse_change();
