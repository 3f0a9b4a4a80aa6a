-- The ledger of certificates by stage: counts of weeks, and no certificate. A delivery is a statement; a later one that says something
-- of the same (stage, week, death, channel, department) supersedes it, and one that is undone no longer counts.
create table mortality.delivery (
  number bigint generated always as identity primary key,
  stated_at timestamptz not null,
  account_id text,
  author text not null,
  source_name text not null,
  -- SHA-256 of the file, or of the canonical JSON of lines that came without one.
  source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  lines integer not null check (lines > 0),
  demonstration boolean not null default false,
  undone_at timestamptz,
  undone_by text,
  undone_why text,
  check ((undone_at is null) = (undone_by is null))
);

create table mortality.line (
  delivery bigint not null references mortality.delivery (number),
  stage text not null check (stage in ('reception', 'controls', 'matching', 'coding-automatic', 'coding-deep-learning', 'coding-manual', 'freeze', 'eurostat', 'national-health-data')),
  -- Monday of the week of the movements.
  week date not null check (extract(isodow from week) = 1),
  death_year smallint not null check (death_year between 1968 and 2200),
  -- 0 where only the year of death is known.
  death_month smallint not null check (death_month between 0 and 12),
  channel text not null check (channel in ('electronic', 'paper')),
  -- '' for all departments together.
  department text not null check (department ~ '^(|[0-9][0-9AB][0-9]?)$'),
  entered integer not null check (entered >= 0),
  went integer not null check (went >= 0),
  handed_on integer not null default 0 check (handed_on >= 0 and handed_on <= went),
  primary key (stage, week, death_year, death_month, channel, department, delivery)
);
create index line_delivery on mortality.line (delivery);

-- How many people died in a year, as the statistical institute tells it: the last statement stands.
create table mortality.deaths_statement (
  number bigint generated always as identity primary key,
  death_year smallint not null check (death_year between 1968 and 2200),
  deaths integer not null check (deaths > 0),
  source text not null,
  stated_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null default false
);

-- The day on which the tables of a year went to somebody whom the law names: the last statement stands. Without a day it takes back what was said.
create table mortality.transmission (
  number bigint generated always as identity primary key,
  death_year smallint not null check (death_year between 1968 and 2200),
  recipient text not null check (recipient in ('eurostat', 'national-health-data')),
  sent_on date,
  stated_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null default false
);
