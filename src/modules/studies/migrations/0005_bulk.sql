-- Files that hold every published study, each made whole and then named here: what is served is always a file that was finished.
create table studies.bulk_export (
  number integer generated always as identity primary key,
  made_at timestamptz not null,
  -- The day of the house on which it was made.
  day date not null,
  study_count integer not null,
  jsonl_sha256 text not null,
  jsonl_bytes bigint not null,
  parquet_sha256 text not null,
  parquet_bytes bigint not null,
  milliseconds integer not null
);
create index bulk_export_by_day on studies.bulk_export (day, number);
