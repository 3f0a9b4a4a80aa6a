-- What is asked of structures. State is worked out: answered once every field is, overdue by its day.
create table lab.ask (
  number bigint generated always as identity primary key,
  -- Canonical node key and public code of the structure on the day of the ask.
  structure_key text not null,
  structure_code text not null,
  structure_name text not null,
  due_on date not null,
  reason text not null,
  -- Why it was asked although something is already held; null where nothing was.
  insistence text,
  account_id text,
  author text not null,
  recorded_at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_reason text,
  demonstration boolean not null
);
create index ask_by_structure on lab.ask (structure_key);

create table lab.ask_field (
  ask bigint not null references lab.ask (number),
  field text not null,
  -- What was already held when it was asked: { text: {fr, en}, source: {fr, en}, observedOn }. Null: nothing.
  held jsonb,
  answered_at timestamptz,
  -- By a correction, by a word that what is held is right, or by a word that there is nothing to say.
  answer text check (answer in ('correction', 'confirmed', 'nothing')),
  answered_by text,
  correction bigint,
  primary key (ask, field),
  check ((answered_at is null) = (answer is null))
);

-- Corrections that labs propose: what was held, what they say, where it stands.
create table lab.correction (
  number bigint generated always as identity primary key,
  structure_key text not null,
  structure_code text not null,
  structure_name text not null,
  field text not null,
  -- One thing of a structure: a later correction of it takes the place of the one before.
  thing text not null,
  -- Kind of source that owns the field, to which it is routed.
  owner text not null,
  state text not null,
  -- Is the lab's word shown while it waits for an answer?
  at_once boolean not null,
  -- False while the graph does not yet hold what the state asks for.
  settled boolean not null,
  -- { operation, before, proposed, text, answered, answeredText }
  content jsonb not null,
  reason text not null,
  evidence_url text,
  ask bigint references lab.ask (number),
  decision uuid,
  account_id text,
  author text not null,
  recorded_at timestamptz not null,
  answered_at timestamptz,
  demonstration boolean not null
);
create index correction_by_thing on lab.correction (thing);
create index correction_by_structure on lab.correction (structure_key);
create index correction_by_state on lab.correction (state, owner);
alter table lab.ask_field add foreign key (correction) references lab.correction (number);

-- Every step of a correction; nothing is ever changed here.
create table lab.correction_move (
  sequence bigint generated always as identity primary key,
  correction bigint not null references lab.correction (number),
  act text not null,
  from_state text,
  to_state text not null,
  text text not null,
  account_id text,
  author text not null,
  recorded_at timestamptz not null
);
create index correction_move_by_correction on lab.correction_move (correction);
