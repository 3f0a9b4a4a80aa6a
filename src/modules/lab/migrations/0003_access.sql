-- How often pages of the portal were read: by day and kind of page, and nothing about who read them.
create table lab.access_count (
  day date not null,
  page text not null,
  count bigint not null check (count > 0),
  primary key (day, page)
);
