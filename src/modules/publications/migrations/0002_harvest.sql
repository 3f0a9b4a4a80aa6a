-- Harvests of the sources of publications: how far each has got, what went wrong on the way.
create table publications.harvest (
  number bigint generated always as identity primary key,
  source text not null,
  -- What was asked of the source: by what (`collection`, `ror`, `term`…) and which.
  query_by text not null,
  query_value text not null,
  -- Of which dates: of the last change at the source, or of publication; null: everything.
  since date,
  since_of text not null check (since_of in ('changed', 'published')),
  base_address text not null,
  standing text not null check (standing in ('running', 'paused', 'cancelled', 'failed', 'done')),
  started_on date not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  account_id text,
  author text not null,
  -- Where to go on after the last page that was taken in; null: from the beginning.
  cursor text,
  announced integer,
  pages integer not null default 0,
  given integer not null default 0,
  records integer not null default 0,
  repeated integer not null default 0,
  unchanged integer not null default 0,
  faults integer not null default 0,
  retries integer not null default 0,
  throttled integer not null default 0,
  -- Seconds during which it ran, over all its runs.
  seconds double precision not null default 0,
  last_error jsonb,
  -- Who runs it now, and until when that is believed without further sign of life.
  runner text,
  runner_process jsonb,
  leased_until timestamptz,
  -- Made up, to show what harvests look like.
  demonstration boolean not null,
  stop_asked text check (stop_asked in ('pause', 'cancel'))
);
-- One harvest of a source at once.
create unique index harvest_running on publications.harvest (source) where standing = 'running';
create index harvest_by_query on publications.harvest (source, query_by, query_value, started_at);

-- The records that a harvest has already seen, so that one that comes again is told as such; emptied when it ends.
create table publications.harvest_seen (
  harvest bigint not null references publications.harvest (number),
  key text not null,
  primary key (harvest, key)
);

create table publications.harvest_trouble (
  sequence bigint generated always as identity primary key,
  harvest bigint not null references publications.harvest (number),
  recorded_at timestamptz not null,
  -- Number of the page that was being asked for, from 1.
  page integer not null,
  issue jsonb not null
);
create index harvest_trouble_by_harvest on publications.harvest_trouble (harvest, sequence);
