-- Public codes `ds-000042`: a number is never given twice, not even where its draft was thrown away.
create sequence datasets.code_sequence;

-- One row per record. What the public sees and what is being edited are two things: a published version stays while the next is written.
create table datasets.dataset (
  code text primary key,
  subject_kind text not null check (subject_kind in ('human', 'non-human')),
  public_state text check (public_state in ('published', 'withdrawn')),
  published_version integer,
  draft_state text check (draft_state in ('draft', 'submitted', 'returned')),
  draft jsonb,
  -- Counts the savings of the draft: whoever saves gives back the one they saw.
  revision integer not null default 1,
  proposals jsonb not null default '[]',
  -- Null: harvested, nobody declared it here.
  declared_by text,
  editors text[] not null default '{}',
  -- Region of the unit, for the perimeter of data administrators.
  region text,
  doi text,
  -- `pending`: published, the DOI is asked for again until it comes. `given`: that of the repository where the data are.
  doi_state text not null default 'none' check (doi_state in ('none', 'pending', 'minted', 'given')),
  source text,
  source_name text,
  source_identifier text,
  source_url text,
  -- The last harvest in which it was seen, and since when it was not.
  source_run text,
  source_digest text,
  source_issues jsonb not null default '[]',
  vanished_on date,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  first_published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  successor text,
  demonstration boolean not null default false,
  check ((draft_state is null) = (draft is null)),
  check (public_state is not null or draft_state is not null),
  check ((public_state is null) = (published_version is null)),
  check ((source is null) = (source_identifier is null)),
  check (source is not null or declared_by is not null)
);
create unique index dataset_by_source on datasets.dataset (source, source_identifier) where source is not null;
create index dataset_by_doi on datasets.dataset (lower(doi)) where doi is not null;
create index dataset_by_declarer on datasets.dataset (declared_by) where declared_by is not null;
create index dataset_by_region on datasets.dataset (region) where declared_by is not null;
create index dataset_of_editors on datasets.dataset using gin (editors);
create index dataset_doi_pending on datasets.dataset (code) where doi_state = 'pending';

-- What was published, word for word; never changed afterwards.
create table datasets.dataset_version (
  code text not null references datasets.dataset (code),
  version integer not null check (version > 0),
  published_at timestamptz not null,
  -- An account; null: harvested.
  published_by text,
  summary text not null,
  metadata jsonb not null,
  files jsonb not null,
  primary key (code, version)
);

create function datasets.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published version is never changed';
end
$$;
create trigger version_stands before update on datasets.dataset_version for each row execute function datasets.refuse_change();

-- Why a draft was sent back.
create table datasets.remark (
  id bigint generated always as identity primary key,
  code text not null references datasets.dataset (code) on delete cascade,
  at timestamptz not null,
  account_id text not null,
  author text not null,
  text text not null
);
create index remark_by_dataset on datasets.remark (code);

-- Codes whose public face changed, for indexes and harvesters that follow. Numbers are given under one lock that is held until
-- the end of the transaction: whoever has read up to a number has missed none below it.
create sequence datasets.change_sequence;
create table datasets.dataset_change (
  code text primary key,
  sequence bigint not null unique,
  gone boolean not null,
  changed_at timestamptz not null
);
