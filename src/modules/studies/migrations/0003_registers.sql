-- Imports of files and runs that follow registers over the network: what was found, what was done, by whom.
create table studies.register_run (
  number bigint generated always as identity primary key,
  origin text not null check (origin in ('upload', 'command', 'follow')),
  -- reading and writing: under way. planned: told, nothing written yet.
  standing text not null check (standing in ('reading', 'planned', 'writing', 'done', 'stopped', 'failed')),
  names jsonb not null,
  account_id text,
  author text not null,
  publish boolean not null default false,
  started_at timestamptz not null,
  ended_at timestamptz,
  total integer not null default 0,
  done integer not null default 0,
  stop_asked boolean not null default false,
  -- Where a run over the network goes on.
  next_page jsonb,
  issues jsonb not null default '[]',
  last_error jsonb,
  demonstration boolean not null default false
);
-- One run follows registers at a time.
create unique index register_run_following on studies.register_run (origin) where origin = 'follow' and standing = 'writing';

-- One record of a run. `outcome` null: not written (yet).
create table studies.register_line (
  run bigint not null references studies.register_run (number) on delete cascade,
  position integer not null,
  file text not null,
  line integer,
  register text not null,
  number text not null,
  title text not null,
  -- Read and mapped; null where it could not be, and once it was written.
  record jsonb,
  planned text not null,
  outcome text,
  code text,
  published boolean not null default false,
  changed jsonb not null default '[]',
  issues jsonb not null default '[]',
  candidates jsonb not null default '[]',
  primary key (run, position)
);
create index register_line_waiting on studies.register_line (run, position) where record is not null and outcome is null;

-- Sponsors whose studies are asked of ClinicalTrials.gov.
create table studies.sponsor_query (
  query text primary key,
  added_at timestamptz not null,
  author text not null
);

-- What of each study is compared with others, kept as the study stood; and the keys that bring alike ones together.
create table studies.comparable (
  code text primary key references studies.study (code) on delete cascade,
  revision integer not null,
  sheet jsonb not null
);
create table studies.comparable_key (
  key text not null,
  code text not null references studies.comparable (code) on delete cascade,
  primary key (key, code)
);
create index comparable_key_by_code on studies.comparable_key (code);
create index study_by_modification on studies.study (modified_at);

-- What somebody said of two records that look alike. `before`: what an undoing puts back.
create table studies.duplicate_decision (
  number bigint generated always as identity primary key,
  -- No reference: a draft that was merged is gone until this is undone.
  left_code text not null,
  right_code text not null,
  decision text not null check (decision in ('same', 'different')),
  -- Of `same`: the one that stays.
  kept_code text,
  before jsonb,
  decided_at timestamptz not null,
  account_id text,
  author text not null,
  undone_at timestamptz,
  check (left_code < right_code)
);
create unique index duplicate_decision_standing on studies.duplicate_decision (left_code, right_code) where undone_at is null;
