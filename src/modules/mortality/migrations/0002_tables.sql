-- Coded counts that are being checked: one document a year of death, replaced by the next import.
create table mortality.draft (
  death_year smallint primary key check (death_year between 1968 and 2200),
  counts jsonb not null,
  source_name text not null,
  source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  imported_at timestamptz not null,
  author text not null,
  demonstration boolean not null default false
);

-- Average population of a year, by region, sex and age: the last statement stands.
create table mortality.population (
  number bigint generated always as identity primary key,
  population_year smallint not null check (population_year between 1968 and 2200),
  counts jsonb not null,
  source_name text not null,
  source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  stated_at timestamptz not null,
  author text not null,
  demonstration boolean not null default false
);

-- Released tables: what is published, frozen, with its hash. A revision is a new version.
create table mortality.release (
  death_year smallint not null check (death_year between 1968 and 2200),
  version integer not null check (version >= 1),
  status text not null check (status in ('provisional', 'final')),
  released_on date not null,
  -- What the tables say, cells that are hidden already hidden.
  content jsonb not null,
  -- SHA-256 of the canonical JSON of the content (RFC 8785).
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The counts the tables were made of, hidden cells included: never shown, and what a seal can be made again from.
  source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  reason text not null default '',
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null default false,
  primary key (death_year, version)
);
create function mortality.keep_release() returns trigger language plpgsql as $$
begin
  raise exception 'a release of tables does not change' using errcode = 'check_violation';
end $$;
create trigger release_keep before update or delete on mortality.release for each row execute function mortality.keep_release();

-- Which reading of an indicator is the contract's, from a day on.
create table mortality.reading (
  number bigint generated always as identity primary key,
  series text not null check (series in ('6.a', '6.b')),
  reading text not null,
  holds_from date not null,
  reason text not null check (reason <> ''),
  declared_at timestamptz not null,
  account_id text,
  author text not null
);
