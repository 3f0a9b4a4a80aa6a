-- How often datasets were used, by day: nothing about who did, nothing about what was asked.
create table datasets.use_count (
  dataset text not null,
  -- `search` (shown on a page of results), `view`, `download`, `request`.
  kind text not null check (kind in ('search', 'view', 'download', 'request')),
  day date not null,
  count bigint not null check (count > 0),
  demonstration boolean not null default false,
  primary key (dataset, kind, day, demonstration)
);
create index use_count_kind_day on datasets.use_count (kind, day);
