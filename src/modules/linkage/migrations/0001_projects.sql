-- Projects of linkage, their models, files and runs. Nothing here says who anybody is: values of files are never kept in the
-- database, rows are known by keyed pseudonyms whose keys are in files apart, and file names are not kept at all.
create table linkage.project (
  code text primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  title text not null,
  purpose text not null,
  legal_reference text not null,
  -- Organisations that take part, one a line.
  parties text[] not null,
  model text not null,
  model_version integer not null,
  -- Files are deleted after their run, or on this day where they are kept for a review.
  keep_files_until date,
  -- On this day files, runs and keys go.
  retention_until date not null,
  state text not null check (state in ('open', 'archived')),
  key_state text not null check (key_state in ('present', 'destroyed')),
  key_destroyed_at timestamptz,
  by_account text,
  by_name text not null,
  created_at timestamptz not null,
  revision integer not null default 1,
  demonstration boolean not null
);

-- A model is an artefact: never changed, a new version instead.
create table linkage.model (
  name text not null check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(name) <= 60),
  version integer not null check (version >= 1),
  sha256 text not null,
  -- As text kept word for word: the order of columns is the order in which people see them.
  body json not null,
  origin text not null check (origin in ('ready', 'uploaded', 'trained')),
  -- For a trained one: the run whose values it carries, and what it was trained on (row counts, never content).
  trained_by_run integer,
  trained_on jsonb,
  note text not null,
  by_account text,
  by_name text not null,
  created_at timestamptz not null,
  demonstration boolean not null,
  primary key (name, version)
);

alter table linkage.project add foreign key (model, model_version) references linkage.model (name, version);

create table linkage.zone_file (
  id text primary key,
  -- The newest of a side is the one that the next run reads.
  position integer generated always as identity,
  project text not null references linkage.project,
  side text not null check (side in ('left', 'right')),
  format text not null check (format in ('csv', 'parquet')),
  size_bytes bigint not null,
  sha256 text not null,
  -- Names of columns, which say nothing of anybody.
  columns text[] not null,
  sent_at timestamptz not null,
  by_name text not null,
  deleted_at timestamptz
);
create index on linkage.zone_file (project);

create table linkage.run (
  id integer generated always as identity primary key,
  project text not null references linkage.project,
  model text not null,
  model_version integer not null,
  -- Files that it reads; null right: duplicates within one.
  left_file text not null references linkage.zone_file,
  right_file text references linkage.zone_file,
  previous_run integer references linkage.run,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  stage text,
  share double precision,
  by_account text,
  by_name text not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- What it gave, counts and parameters only.
  report jsonb,
  seal jsonb,
  card text,
  -- The calibration that a closed review fitted to it.
  calibration jsonb,
  -- A refusal: its code and what can be mended.
  refusal jsonb,
  demonstration boolean not null,
  foreign key (model, model_version) references linkage.model (name, version)
);
create index on linkage.run (project);

-- Some pairs of a run under their pseudonyms, for reading: the most doubtful and a stable sample of the others.
create table linkage.run_pair (
  run integer not null references linkage.run,
  pair text not null,
  left_pseudonym text not null,
  right_pseudonym text not null,
  probability double precision not null,
  weight double precision not null,
  rule text not null,
  linked boolean not null,
  evidence jsonb not null,
  primary key (run, pair)
);
