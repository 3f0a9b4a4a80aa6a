-- Public codes `st-000042`: a number is never given twice, not even where its draft was thrown away.
create sequence studies.code_sequence;

-- One row per study. What the public sees and what is being edited are two things: a published version stays while the next is written.
create table studies.study (
  code text primary key,
  public_state text check (public_state in ('published', 'withdrawn')),
  published_version integer,
  draft_state text check (draft_state in ('draft', 'submitted', 'returned')),
  draft jsonb,
  draft_provenance jsonb,
  -- Counts the savings: whoever saves gives back the one they saw.
  revision integer not null default 1,
  -- Null: came from a register, nobody declared it here.
  declared_by text,
  editors text[] not null default '{}',
  -- Leads to the newest version.
  doi text,
  -- `pending`: a version waits for its DOI, which is asked for again until it comes.
  doi_state text not null default 'none' check (doi_state in ('none', 'pending', 'minted')),
  -- What the DOI agency has still to be told of DOIs that it may hold: newer metadata, or that the study was withdrawn.
  doi_due text check (doi_due in ('update', 'hide')),
  doi_asked_at timestamptz,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  first_published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  successor text,
  demonstration boolean not null default false,
  check ((draft_state is null) = (draft is null)),
  check ((draft is null) = (draft_provenance is null)),
  check (public_state is not null or draft_state is not null),
  check ((public_state is null) = (published_version is null))
);
create index study_by_doi on studies.study (lower(doi)) where doi is not null;
create index study_by_declarer on studies.study (declared_by) where declared_by is not null;
create index study_of_editors on studies.study using gin (editors);
create index study_of_drafts on studies.study (draft_state, modified_at) where draft_state is not null;
create index study_published on studies.study (code) where public_state = 'published';
create index study_doi_waiting on studies.study (doi_asked_at) where doi_due is not null or doi_state = 'pending';

-- What was published, word for word; never changed afterwards, but for the DOI that may come a little later.
create table studies.study_version (
  code text not null references studies.study (code),
  version integer not null check (version > 0),
  published_at timestamptz not null,
  -- An account; null: a register's change, or an import.
  published_by text,
  -- A register's change made it, without anybody of this house.
  automatic boolean not null,
  -- Names of the fields that changed, `first` or `same`.
  summary text not null,
  content jsonb not null,
  provenance jsonb not null,
  sources jsonb not null,
  doi text,
  primary key (code, version)
);
create index study_version_by_doi on studies.study_version (lower(doi)) where doi is not null;
create index study_version_without_doi on studies.study_version (code, version) where doi is null;

create function studies.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.doi is null and new.doi is not null
    and (new.code, new.version, new.published_at, new.published_by, new.automatic, new.summary, new.content, new.provenance, new.sources)
      is not distinct from (old.code, old.version, old.published_at, old.published_by, old.automatic, old.summary, old.content, old.provenance, old.sources) then
    return new;
  end if;
  raise exception 'a published version is never changed';
end
$$;
create trigger version_stands before update or delete on studies.study_version for each row execute function studies.refuse_change();

-- Why a draft was sent back.
create table studies.remark (
  id bigint generated always as identity primary key,
  code text not null references studies.study (code) on delete cascade,
  at timestamptz not null,
  account_id text not null,
  author text not null,
  text text not null
);
create index remark_by_study on studies.remark (code);

-- Numbers that name one study, folded to capital letters and digits: of what is published, and of what is being written.
create table studies.study_number (
  code text not null references studies.study (code) on delete cascade,
  scheme text not null,
  number_key text not null,
  is_public boolean not null,
  primary key (code, scheme, number_key)
);
create index study_number_by_key on studies.study_number (number_key);

-- Records of registers. One register record is tied to one study; a study may be tied to several.
create table studies.study_source (
  register text not null,
  number text not null,
  code text not null references studies.study (code) on delete cascade,
  url text,
  first_seen_at timestamptz not null,
  seen_at timestamptz not null,
  changed_on date,
  -- What was last taken, field by field: the common ancestor of the next comparison.
  taken jsonb not null,
  digest text not null,
  -- As it came, to be read again by a better mapping.
  raw text not null,
  issues jsonb not null default '[]',
  primary key (register, number)
);
create index study_source_by_study on studies.study_source (code);

-- A register says something else than the record. `kept`: somebody decided for ours, until the register says something else.
create table studies.divergence (
  code text not null references studies.study (code) on delete cascade,
  field text not null,
  source text not null,
  theirs jsonb,
  ours jsonb,
  since timestamptz not null,
  kept boolean not null default false,
  primary key (code, field, source)
);
create index divergence_open on studies.divergence (code) where not kept;

-- Codes whose public face changed, for indexes and harvesters that follow. Numbers are given under one lock that is held until
-- the end of the transaction: whoever has read up to a number has missed none below it.
create sequence studies.change_sequence;
create table studies.study_change (
  code text primary key,
  sequence bigint not null unique,
  gone boolean not null,
  changed_at timestamptz not null
);
