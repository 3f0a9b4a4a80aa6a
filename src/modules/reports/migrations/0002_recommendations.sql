-- Recommendations of an external evaluation, each with every text that it ever had. Rows are added, never changed.
create table reports.recommendation_event (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  number integer not null check (number > 0),
  revision integer not null check (revision > 0),
  act text not null check (act in ('entered', 'revised', 'withdrawn')),
  text_fr text not null,
  text_en text not null,
  source text not null,
  page text,
  objectives jsonb not null,
  reason text,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null default false,
  -- Of two who write at once, the second is told.
  unique (number, revision)
);
create trigger recommendation_event_append_only before update or delete on reports.recommendation_event for each row execute function reports.refuse_change();
