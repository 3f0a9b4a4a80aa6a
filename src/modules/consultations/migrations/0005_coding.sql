-- Free texts coded by two people, and the synthesis that is written of them. `subject` is the code of a questionnaire or of
-- a participatory step. Nothing here says who wrote a text; coders are known to those who run the coding, never in public.
create table consultations.coding (
  subject text primary key,
  state text not null check (state in ('open', 'settling')),
  coder_a jsonb not null,
  coder_b jsonb not null,
  adjudicator jsonb,
  threshold integer not null check (threshold >= 2),
  -- Draws the order in which each coder, and each page, has the texts.
  seed text not null,
  closed_with_book integer,
  demonstration boolean not null
);

-- The texts as they may be read today: a masked text stands in the place of the first, which is nowhere any more.
create table consultations.coded_text (
  subject text not null references consultations.coding,
  id text not null,
  axis text not null,
  question text not null,
  text text not null,
  masked boolean not null default false,
  to_mask boolean not null default false,
  withheld boolean not null default false,
  primary key (subject, id)
);

create table consultations.code_choice (
  subject text not null,
  text_id text not null,
  coder text not null check (coder in ('a', 'b')),
  codes integer[] not null,
  -- Version of the code book that the coder had before them.
  book integer not null,
  primary key (subject, coder, text_id),
  foreign key (subject, text_id) references consultations.coded_text (subject, id)
);

create table consultations.code_settlement (
  subject text not null,
  text_id text not null,
  codes integer[] not null,
  reason text not null,
  settled_by jsonb not null,
  primary key (subject, text_id),
  foreign key (subject, text_id) references consultations.coded_text (subject, id)
);

create table consultations.code_book_event (
  subject text not null references consultations.coding,
  number integer not null,
  fact jsonb not null,
  made_by jsonb not null,
  made_at timestamptz not null,
  primary key (subject, number)
);

create table consultations.synthesis_draft (
  subject text not null references consultations.coding,
  revision integer not null,
  content jsonb not null,
  written_by jsonb not null,
  written_at timestamptz not null,
  primary key (subject, revision)
);

create table consultations.synthesis_version (
  subject text not null references consultations.coding,
  version integer not null,
  document jsonb not null,
  -- The texts behind each sentence on that day, by its number: what its count was made of.
  carried jsonb not null,
  sha256 text not null,
  published_by jsonb not null,
  published_at timestamptz not null,
  primary key (subject, version)
);

-- Apart from the document, which holds a salted hash of each: the words of a text that is masked later can go.
create table consultations.synthesis_quotation (
  subject text not null,
  version integer not null,
  sentence integer not null,
  position integer not null,
  text_id text not null,
  words text not null,
  salt text not null,
  primary key (subject, version, sentence, position),
  foreign key (subject, version) references consultations.synthesis_version (subject, version)
);
