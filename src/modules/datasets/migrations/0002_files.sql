-- Files of datasets. What they hold is in the storage, by hash; here is where they stand and what was found out about them.
-- What a published version holds is frozen with it (`dataset_version.files`, by the id of the file).
create table datasets.file (
  id text primary key,
  -- The order in which they came.
  sequence bigint generated always as identity unique,
  dataset text not null,
  path text not null check (path <> ''),
  -- The path as systems that tell no case see it: two files of one draft never share it.
  path_key text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  -- Known once the bytes have been read for the check of viruses.
  crc32 bigint,
  media_type text not null,
  state text not null check (state in ('received', 'checked', 'infected', 'refused')),
  -- What the check said, for people: no antivirus, name of the virus, why refused. An issue list.
  notes jsonb not null,
  profile_state text not null check (profile_state in ('waiting', 'done', 'failed', 'none')),
  profile jsonb,
  description text,
  added_at timestamptz not null,
  -- Account; null: the program itself.
  added_by text,
  -- Taken out of the draft; versions that hold it keep it.
  removed_at timestamptz,
  demonstration boolean not null
);
create unique index file_by_place on datasets.file (dataset, path_key) where removed_at is null;
create index file_by_content on datasets.file (sha256);
create index file_unread on datasets.file (sequence) where state = 'received' or profile_state = 'waiting';
