-- Clerical review. The values that readers compare are sealed under a key of the campaign, which is a file; closing empties
-- `shown` and destroys the key. What remains is who said what of which pseudonym.
create table linkage.review (
  id integer generated always as identity primary key,
  project text not null references linkage.project,
  run integer not null references linkage.run,
  title text not null,
  state text not null check (state in ('open', 'settling', 'closed')),
  -- Readers see the weight of the evidence only where this was asked for.
  shows_score boolean not null,
  masked boolean not null,
  -- How pairs were chosen, so that what readers found speaks for all.
  strata jsonb not null,
  threshold_weight double precision not null,
  -- Pairs of the sample that an earlier review had decided: nobody reads them again, and what was decided counts.
  reused jsonb not null,
  by_account text,
  by_name text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  outcome jsonb,
  demonstration boolean not null
);

create table linkage.review_reader (
  review integer not null references linkage.review,
  account_id text not null,
  name text not null,
  primary key (review, account_id)
);

create table linkage.review_pair (
  review integer not null references linkage.review,
  pair text not null,
  left_pseudonym text not null,
  right_pseudonym text not null,
  stratum integer not null,
  probability double precision not null,
  weight double precision not null,
  linked boolean not null,
  evidence jsonb not null,
  reader_1 text not null,
  reader_2 text not null check (reader_2 <> reader_1),
  shown bytea,
  primary key (review, pair)
);

create table linkage.reading (
  review integer not null,
  pair text not null,
  reader text not null,
  answer text not null check (answer in ('match', 'non-match', 'unknown')),
  reason text not null,
  read_at timestamptz not null,
  -- Readings of one reader in the order given, so that the last can be taken back.
  ordinal integer not null,
  primary key (review, pair, reader),
  foreign key (review, pair) references linkage.review_pair (review, pair)
);

-- Every showing of a masked value: which column of which pair, to whom, how many times. Never the value.
create table linkage.showing (
  review integer not null,
  pair text not null,
  reader text not null,
  field text not null,
  times integer not null default 1,
  primary key (review, pair, reader, field),
  foreign key (review, pair) references linkage.review_pair (review, pair)
);

-- What is decided of a pair stays, and later runs of the project use it.
create table linkage.decision (
  project text not null references linkage.project,
  pair text not null,
  left_pseudonym text not null,
  right_pseudonym text not null,
  answer text not null check (answer in ('match', 'non-match', 'unknown')),
  by_way_of text not null check (by_way_of in ('agreement', 'adjudication')),
  reason text not null,
  review integer not null references linkage.review,
  by_name text not null,
  decided_at timestamptz not null,
  primary key (project, pair)
);

create function linkage.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a decision on a pair is never changed';
end $$;
create trigger decision_is_final before update or delete on linkage.decision for each row execute function linkage.refuse_change();
