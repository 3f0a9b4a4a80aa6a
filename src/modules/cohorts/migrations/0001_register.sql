-- Register of cohorts. What is known of a cohort is a list of dated statements, to which one only adds: who says it, from when
-- it holds, on what ground. What a page shows is the last word on each field.

create table cohorts.cohort (
  code text primary key check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  -- Counted up by every act: two who change a record at once do not overwrite each other.
  revision int not null check (revision >= 1),
  created_at timestamptz not null,
  demonstration boolean not null default false
);

create table cohorts.statement (
  id bigint generated always as identity primary key,
  cohort text not null references cohorts.cohort (code),
  field text not null check (field ~ '^[a-zA-Z]{1,40}$'),
  value jsonb not null,
  -- The day from which it holds, for what changes with time: the state, the participants.
  on_day date,
  source text not null,
  -- A statement that takes back another, which stays in the history.
  retracts bigint references cohorts.statement (id),
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  check ((field in ('state', 'participants')) = (on_day is not null) or retracts is not null)
);
create index statement_by_cohort on cohorts.statement (cohort, id);
create unique index statement_retracted_once on cohorts.statement (retracts) where retracts is not null;

create function cohorts.keep_statements() returns trigger language plpgsql as $$
begin
  raise exception 'what was said of a cohort is kept as it was said' using errcode = 'check_violation';
end $$;
create trigger statement_append_only before update or delete on cohorts.statement for each row execute function cohorts.keep_statements();

-- What "hosted" means in the indicator of the contract: declared, with its reason; the last one counts.
create table cohorts.reading_declaration (
  id bigint generated always as identity primary key,
  reading text not null check (reading in ('system-open', 'agreement-signed', 'ever-hosted')),
  reason text not null,
  declared_at timestamptz not null,
  account_id text,
  author text not null
);
create trigger reading_append_only before update or delete on cohorts.reading_declaration for each row execute function cohorts.keep_statements();
