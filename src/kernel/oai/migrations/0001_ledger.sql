-- What is published by OAI-PMH, whatever module it comes from: one row a record for ever, so that deletions stay known.
create table oai.record (
  -- What follows `oai:HOST:`; one space of names for all repositories.
  id text primary key,
  repository text not null,
  -- Whole seconds: when this house noticed the last change, never earlier than it could be seen.
  datestamp timestamptz not null,
  deleted boolean not null,
  formats text[] not null,
  sets text[] not null,
  -- The sets, and those that they are inside of.
  within text[] not null,
  digest text not null
);
create index record_datestamp on oai.record (datestamp, id);
create index record_within on oai.record using gin (within);
create index record_repository on oai.record (repository);

-- How far the ledger has followed each repository; `position` is in the words of that repository.
create table oai.followed (
  repository text primary key,
  revision bigint not null,
  position text
);

-- Signs resumption tokens, for every process over this database.
create table oai.house (
  singleton boolean primary key default true check (singleton),
  token_key text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
  opened_at timestamptz not null default date_trunc('second', now())
);
insert into oai.house default values;
