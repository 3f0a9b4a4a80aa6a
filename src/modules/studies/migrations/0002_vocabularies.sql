-- Vocabularies of others, loaded from files by whoever has the right to. Each load stays as it came: nothing is written over.
create table studies.vocabulary_load (
  number bigint generated always as identity primary key,
  -- Whose vocabulary: `fresh`.
  scheme text not null check (scheme ~ '^[a-z][a-z0-9-]{1,20}$'),
  -- What its makers call this edition, a date as a rule.
  edition text not null,
  licence text not null,
  attribution text not null,
  files text[] not null,
  loaded_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null default false
);

-- The lists that a load brought; a list is as its last load has it.
create table studies.vocabulary_list (
  load bigint not null references studies.vocabulary_load (number),
  -- First letters of the ids of its concepts, which never change: `FID`.
  list text not null check (list ~ '^[A-Z]{2,8}$'),
  name_fr text not null,
  name_en text not null,
  hash text not null,
  primary key (load, list)
);
create index vocabulary_list_by_list on studies.vocabulary_list (list, load);

create table studies.vocabulary_concept (
  load bigint not null,
  list text not null,
  id text not null check (id ~ '^[A-Z]{2,8}[0-9]{1,12}$'),
  place integer not null,
  label_fr text not null,
  label_en text not null,
  definition_fr text,
  definition_en text,
  exact_match text[] not null,
  primary key (load, id),
  foreign key (load, list) references studies.vocabulary_list (load, list)
);
create index vocabulary_concept_by_id on studies.vocabulary_concept (id);
