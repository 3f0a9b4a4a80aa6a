-- Other catalogues whose records are shown here: where they are, how they are read.
create table datasets.harvest_source (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name text not null,
  kind text not null check (kind in ('dcat', 'ckan', 'data-json', 'udata', 'dataverse')),
  -- Null: read from files alone.
  address text,
  -- Language of texts that do not say theirs.
  language text not null check (language in ('fr', 'en')),
  demonstration boolean not null default false,
  created_at timestamptz not null
);

-- One reading of a source, page after page or from a file.
create table datasets.harvest_run (
  number bigint generated always as identity primary key,
  source text not null references datasets.harvest_source (code),
  -- `waiting`: complete, but more than half would vanish: a person decides.
  standing text not null check (standing in ('running', 'done', 'partial', 'failed', 'cancelled', 'waiting')),
  account_id text,
  author text not null,
  observed_on date not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  from_file boolean not null,
  pages integer not null default 0,
  announced integer,
  given integer not null default 0,
  added integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  returned integer not null default 0,
  vanished integer not null default 0,
  faults integer not null default 0,
  warnings integer not null default 0,
  -- Address of the next page; where a run that failed goes on.
  next_page text,
  last_error jsonb,
  stop_asked boolean not null default false,
  demonstration boolean not null default false
);
-- One run of a source at once.
create unique index harvest_run_running on datasets.harvest_run (source) where standing = 'running';
create index harvest_run_by_source on datasets.harvest_run (source, number);

-- What was wrong, record by record and field by field.
create table datasets.harvest_fault (
  sequence bigint generated always as identity primary key,
  run bigint not null references datasets.harvest_run (number),
  page integer not null,
  -- Identifier of the record at the source; empty: the page itself.
  record text not null,
  issue jsonb not null
);
create index harvest_fault_by_run on datasets.harvest_fault (run, sequence);
