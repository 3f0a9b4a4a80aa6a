-- The worlds against which papers are held. A reference is known by the SHA-256 of its canonical histograms; versions stand side by side.
create table bibliometrics.reference (
  sequence bigint generated always as identity primary key,
  sha256 text not null unique,
  -- SHA-256 of all it says, to notice another one that bears the same name.
  content_sha256 text not null,
  -- Classification, document types, window, self-citations, day of the counts.
  recipe jsonb not null,
  -- Share of each journal in each field, for tiers; null where the reference does not know.
  journal_fields jsonb,
  first_year integer not null,
  last_year integer not null,
  cells integer not null,
  imported_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null
);

-- One cell: field or journal, year and type, with the weight of its papers at each count of citations.
create table bibliometrics.reference_cell (
  reference text not null references bibliometrics.reference (sha256),
  kind text not null check (kind in ('field', 'journal')),
  code text not null,
  year integer not null,
  document_type text not null,
  classes jsonb not null,
  primary key (reference, year, kind, code, document_type)
);

-- Papers of a year and type by country ('*' is the world), full counting.
create table bibliometrics.reference_total (
  reference text not null references bibliometrics.reference (sha256),
  year integer not null,
  document_type text not null,
  country text not null,
  papers integer not null check (papers >= 0),
  primary key (reference, year, document_type, country)
);

-- How far a journal belongs to the top tenth of a field for papers of one year, where the reference tells.
create table bibliometrics.reference_tier (
  reference text not null references bibliometrics.reference (sha256),
  year integer not null,
  field text not null,
  journal text not null,
  top_ten_percent double precision not null,
  first_ten_percent_by_number double precision not null,
  primary key (reference, year, field, journal)
);

-- What people declare that the contract means, from a day on. The last one that starts by a day holds on it.
create table bibliometrics.declaration (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  key text not null,
  option text not null,
  valid_from date not null,
  reason text not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null
);

-- Numbers of the contract for a publication year, with recipe and readings. The address of a result is made of what it says.
create table bibliometrics.result (
  sequence bigint generated always as identity primary key,
  id text not null unique,
  series text not null,
  publication_year integer not null,
  facts_on date not null,
  state text not null check (state in ('provisional', 'final')),
  value double precision not null,
  body jsonb not null,
  computed_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null
);
create index result_by_series on bibliometrics.result (series, publication_year, sequence desc);

-- Which measurement of the indicators took a result in. Without one it is a draft; a proposed one is public once accepted.
create table bibliometrics.result_entry (
  sequence bigint generated always as identity primary key,
  result text not null references bibliometrics.result (id),
  measurement text not null unique,
  proposed boolean not null
);
create index result_entry_by_result on bibliometrics.result_entry (result);

create function bibliometrics.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows are added, never changed' using errcode = 'restrict_violation';
end $$;
create trigger reference_append_only before update or delete on bibliometrics.reference
  for each row execute function bibliometrics.refuse_change();
create trigger reference_cell_append_only before update or delete on bibliometrics.reference_cell
  for each row execute function bibliometrics.refuse_change();
create trigger reference_total_append_only before update or delete on bibliometrics.reference_total
  for each row execute function bibliometrics.refuse_change();
create trigger reference_tier_append_only before update or delete on bibliometrics.reference_tier
  for each row execute function bibliometrics.refuse_change();
create trigger declaration_append_only before update or delete on bibliometrics.declaration
  for each row execute function bibliometrics.refuse_change();
create trigger result_append_only before update or delete on bibliometrics.result
  for each row execute function bibliometrics.refuse_change();
create trigger result_entry_append_only before update or delete on bibliometrics.result_entry
  for each row execute function bibliometrics.refuse_change();
