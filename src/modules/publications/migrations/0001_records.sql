-- What sources said, in every version it was seen in, and the works that are worked out from it.
-- As in the directory, tables of which one import writes hundreds of thousands of rows have no foreign keys.
create table publications.delivery (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  source text not null,
  observed_on date not null,
  recorded_at timestamptz not null,
  -- Null: interrupted, or still under way.
  completed_at timestamptz,
  account_id text,
  author text not null,
  file_name text,
  file_sha256 text,
  demonstration boolean not null,
  report jsonb
);

-- One version of a record, kept once however often it is seen. `record` is `source:key`.
create table publications.record_content (
  record text not null,
  content_sha256 text not null,
  -- Word for word as the source gave it.
  raw text not null,
  -- As text: it is read whole or not at all.
  content json not null,
  primary key (record, content_sha256)
);
-- The usual compression took as long as all else of an import. The embedded database knows no other: there nothing is compressed.
do $$
begin
  alter table publications.record_content alter column raw set compression lz4, alter column content set compression lz4;
exception when feature_not_supported then
  alter table publications.record_content alter column raw set storage external, alter column content set storage external;
end
$$;

-- On which day which version was seen; the latest day says what the record is.
create table publications.record_sighting (
  record text not null,
  observed_on date not null,
  content_sha256 text not null,
  delivery uuid not null,
  recorded_at timestamptz not null,
  line integer,
  primary key (record, observed_on, content_sha256)
);
create index record_sighting_by_delivery on publications.record_sighting (delivery);

-- The latest version of every record, with what merging looks at, and the work that it belongs to (null: gone at its source).
create table publications.source_record (
  record text primary key,
  source text not null,
  observed_on date not null,
  updated_on date,
  content_sha256 text not null,
  deleted boolean not null,
  demonstration boolean not null,
  work text,
  node jsonb not null
) with (toast_tuple_target = 8160);
create index source_record_by_work on publications.source_record (work);
create index source_record_by_source on publications.source_record (source);

-- Identifiers and natural keys of the latest versions: what may join records.
create table publications.record_link (
  link text not null,
  record text not null,
  -- A short hash of the folded title: a link of many titles names no work.
  title text not null,
  primary key (link, record)
);
create index record_link_by_record on publications.record_link (record);

-- Links borne by too many records to name one work: they join nothing.
create table publications.broad_link (
  link text primary key,
  noted_at timestamptz not null
);

-- Every public code that any version of a record would give a work: former addresses lead on.
create table publications.record_alias (
  code text not null,
  record text not null,
  primary key (code, record)
);

create table publications.decision (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  kind text not null check (kind in ('same', 'different', 'prefer', 'revoke')),
  left_record text not null,
  right_record text,
  field text,
  revokes uuid references publications.decision (id),
  reason text not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null
);
create index decision_by_left on publications.decision (left_record);
create index decision_by_right on publications.decision (right_record) where right_record is not null;
create unique index decision_revoked_once on publications.decision (revokes) where revokes is not null;

-- Worked out from the latest versions, the sightings and the decisions; never written otherwise.
create table publications.work (
  code text primary key,
  title text not null,
  title_folded text not null,
  year integer,
  document_type text,
  journal text,
  byline text not null,
  doi text,
  is_open boolean,
  hal text not null,
  citations integer,
  sources text[] not null,
  demonstration boolean not null,
  digest text not null,
  words tsvector not null,
  -- What `work_unit` says, for lists and counts.
  structures text[] not null default '{}',
  institute boolean not null default false
);
create index work_by_year on publications.work (year desc nulls last, code);
create index work_by_title on publications.work (title_folded, code);
create index work_by_citations on publications.work (citations desc nulls last, code);
create index work_by_words on publications.work using gin (words);

-- What would have joined two works and was left to a person.
create table publications.open_question (
  left_record text not null,
  right_record text not null,
  link text not null,
  because text not null,
  primary key (left_record, right_record, link)
);
create index open_question_by_right on publications.open_question (right_record);

-- The last change of each work, gone ones included, numbered in the order in which they were kept.
create sequence publications.change_sequence;
create table publications.work_change (
  code text primary key,
  sequence bigint not null unique,
  gone boolean not null,
  changed_at timestamptz not null
);

-- Structures and organisations that signatures of a work name at its date; filled by the matching of affiliations.
create table publications.work_unit (
  work_code text not null,
  entity_id text not null,
  code text not null,
  kind text not null,
  -- The institute itself, or a unit of which it was a supervisor at the date of the paper.
  institute boolean not null,
  primary key (work_code, entity_id)
);
create index work_unit_by_code on publications.work_unit (code);
