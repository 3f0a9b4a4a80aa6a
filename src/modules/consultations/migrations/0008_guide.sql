-- People who answer questions of ethics, conduct, integrity and quality: for the institute, a delegation or a structure, for a while.
create table consultations.contact (
  id uuid primary key,
  content jsonb not null,
  revision integer not null check (revision > 0),
  demonstration boolean not null default false
);
create index contact_field on consultations.contact ((content ->> 'field'));

-- The practical guide: one row a sheet with what is being written, one row for each version that was published.
create table consultations.guide_sheet (
  code text primary key,
  draft jsonb,
  revision integer not null check (revision > 0),
  -- Why it is no longer to be followed; null while it is.
  withdrawn jsonb,
  demonstration boolean not null default false
);
create table consultations.guide_version (
  sheet text not null references consultations.guide_sheet,
  number integer not null check (number > 0),
  content jsonb not null,
  -- What this version changes, in two languages.
  note jsonb not null,
  published_on date not null,
  sha256 text not null,
  primary key (sheet, number)
);
