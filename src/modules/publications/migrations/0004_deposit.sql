-- What HAL lacks of the works of the institute; worked out from the works, follows their changes.
create table publications.deposit_gap (
  work_code text primary key,
  title text not null,
  year integer,
  journal text,
  doi text,
  hal_ids text[] not null,
  -- `no-record`, `notice-without-file`, `embargo`, `doi-missing`.
  kinds text[] not null,
  -- Why a file may be deposited, and from which day; null where nothing known allows it.
  ground text,
  deposit_from date,
  -- First day on which the closed file of HAL is open.
  embargo_until date,
  demonstration boolean not null
);
create index deposit_gap_kinds on publications.deposit_gap using gin (kinds);
create index deposit_gap_year on publications.deposit_gap (year);

create table publications.deposit_followed (
  singleton boolean primary key default true check (singleton),
  recipe integer not null,
  sequence bigint not null
);
insert into publications.deposit_followed (recipe, sequence) values (0, 0);
