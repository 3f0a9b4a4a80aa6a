-- Exports of management systems: the mappings that read them, the files that came, the rows that were refused.
create table directory.feed_mapping (
  name text not null,
  version integer not null,
  sha256 text not null,
  content jsonb not null,
  first_used_at timestamptz not null,
  primary key (name, version)
);

create table directory.feed_import (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  file_name text not null,
  file_sha256 text not null,
  mapping text not null,
  mapping_version integer not null,
  observed_on date not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  -- Titles and letters of the columns in the file, by column of the mapping.
  titles jsonb not null,
  row_count integer not null,
  deliveries jsonb not null,
  -- Records kept aside while rows are refused: a list of everything is only one once no row is missing. Null: nothing waits.
  waiting jsonb,
  foreign key (mapping, mapping_version) references directory.feed_mapping (name, version)
);

create table directory.rejected_row (
  id uuid primary key,
  feed_import uuid not null references directory.feed_import (id),
  line integer not null,
  record_key text,
  -- As they came, by column of the mapping; the private ones go once the row is settled.
  cells jsonb not null,
  reasons jsonb not null,
  status text not null check (status in ('open', 'corrected', 'dismissed')),
  settled_at timestamptz,
  settled_by text,
  settled_reason text,
  delivery uuid references directory.delivery (id) on delete set null
);
create index rejected_row_by_import on directory.rejected_row (feed_import, line);
create index rejected_row_by_status on directory.rejected_row (status);
