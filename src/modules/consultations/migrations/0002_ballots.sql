-- Anonymous ballots. What these tables may hold is the promise made to those who answer:
-- no time, no address, no sequence, no account beside an answer, and no column, key or index but questionnaire and axis
-- that the list of those who were given a token and anything sent later have in common.
-- The keys are files of the data directory: those that sign tokens, and the one that opens what waits here.

-- One for each questionnaire that was opened.
create table consultations.ballot_box (
  questionnaire text primary key,
  threshold int not null check (threshold >= 5),
  -- The file that opens what waits: changed at each fold, null once closed.
  sealing_key uuid,
  closed boolean not null default false
);

create table consultations.ballot_axis (
  questionnaire text not null references consultations.ballot_box,
  axis text not null,
  -- With which tokens of this axis are checked: SubjectPublicKeyInfo, base64url. Null behind an open link.
  public_key text,
  -- Contributions in the counters.
  folded int not null default 0 check (folded >= 0),
  -- Sealed: the counters by group, and texts fewer than the threshold, which wait for others to be let go with.
  pending bytea,
  -- Contributions that waited under a sealing key whose file was lost, and were given up.
  lost int not null default 0 check (lost >= 0),
  -- Known at the closing.
  received int check (received >= 0),
  issued int check (issued >= 0),
  primary key (questionnaire, axis)
);

-- Who was given a token: emptied at the closing. The digest is of the blinded request, so that an answer lost on the way can be
-- asked for again; every token fits every blinded request equally well (RFC 9474, section 7.1), so it points to none.
create table consultations.token_issued (
  questionnaire text not null,
  axis text not null,
  account_id text not null,
  blinded_sha256 bytea not null check (length(blinded_sha256) = 32),
  primary key (questionnaire, axis, account_id)
);

-- SHA-256 of the tokens that were used, so that none is used twice.
create table consultations.ballot_spent (
  questionnaire text not null,
  axis text not null,
  number bytea not null check (length(number) = 32),
  primary key (questionnaire, axis, number)
);

-- What was sent and waits for the fold, sealed, all of the same few lengths.
create table consultations.ballot_sealed (
  questionnaire text not null,
  axis text not null,
  id uuid not null,
  body bytea not null,
  primary key (questionnaire, axis, id)
);
-- The planner needs to know nothing of these columns, and what it would keep of them would outlive the rows.
alter table consultations.token_issued alter column account_id set statistics 0, alter column blinded_sha256 set statistics 0;
alter table consultations.ballot_spent alter column number set statistics 0;
alter table consultations.ballot_sealed alter column id set statistics 0, alter column body set statistics 0;
-- It is cipher: trying to compress it is work for nothing.
alter table consultations.ballot_sealed alter column body set storage external;

-- What is left of answers. No two questions meet here.
create table consultations.ballot_tally (
  questionnaire text not null,
  axis text not null,
  question text not null,
  part text not null,
  value text not null,
  group_code text not null,
  group_value text not null,
  count int not null check (count > 0),
  primary key (questionnaire, axis, question, part, value, group_code, group_value)
);

create table consultations.ballot_text (
  id uuid primary key,
  questionnaire text not null,
  axis text not null,
  question text not null,
  text text not null
);
alter table consultations.ballot_text alter column id set statistics 0, alter column text set statistics 0;

-- Numbers of the ballots that were counted, published after the closing.
create table consultations.ballot_counted (
  questionnaire text not null,
  axis text not null,
  number bytea not null check (length(number) = 32),
  primary key (questionnaire, axis, number)
);
alter table consultations.ballot_counted alter column number set statistics 0;
