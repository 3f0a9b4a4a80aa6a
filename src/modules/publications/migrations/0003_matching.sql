-- Distinct signatures, what the matcher makes of them on the day of a paper, and what people decided.
create table publications.signature (
  -- Of the text and of the identifiers that its source gives with it.
  hash text primary key,
  -- Of the text alone: decisions of people go with it.
  text_hash text not null,
  raw text not null,
  identifiers jsonb not null
);
create index signature_by_text on publications.signature (text_hash);

-- What one signature names on one day (the middle of the month of a paper), decisions of people applied.
create table publications.signature_match (
  hash text not null,
  on_day date not null,
  -- Of the matcher and of the graph it was made with: another one is matched again.
  index_digest text not null,
  -- `matched`, `question` (something waits for a person), `unknown` (nothing found in a French signature), `elsewhere`, `decided`.
  status text not null,
  confidence real not null,
  outcome jsonb not null,
  primary key (hash, on_day)
) with (toast_tuple_target = 8160);
create index signature_match_by_digest on publications.signature_match (index_digest);
create index signature_match_by_status on publications.signature_match (status, hash);

create table publications.signature_work (
  hash text not null,
  on_day date not null,
  work_code text not null,
  primary key (work_code, hash, on_day)
);
create index signature_work_by_signature on publications.signature_work (hash, on_day);

-- Appended, never edited; one that `revokes` another takes it back.
create table publications.signature_decision (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  text_hash text not null,
  kind text not null check (kind in ('accepted', 'rejected', 'revoke')),
  entity_id text not null,
  entity_kind text not null,
  entity_code text not null,
  entity_name text not null,
  reason text not null,
  revokes uuid references publications.signature_decision (id),
  recorded_at timestamptz not null,
  account_id text,
  author text not null
);
create index signature_decision_by_text on publications.signature_decision (text_hash);
create unique index signature_decision_revoked_once on publications.signature_decision (revokes) where revokes is not null;

-- How far the matching has followed the works, and with which graph.
create table publications.matching_state (
  only_row boolean primary key default true check (only_row),
  work_sequence bigint not null,
  index_digest text not null,
  -- Raised whenever a match changes, for those who keep something worked out from matches.
  revision bigint not null
);

-- One work as indicators see it, signatures weighed; histories are kept so that any day may be asked.
create table publications.paper (
  work_code text primary key,
  year integer,
  -- Of the work and the graph it was made from: empty means to be made again.
  digest text not null,
  first_seen date not null,
  -- The day from which on all that is said of it was known.
  complete_from date not null,
  content jsonb not null
) with (toast_tuple_target = 8160);
create index paper_by_year on publications.paper (year);
