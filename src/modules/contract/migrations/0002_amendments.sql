-- An amendment is its acts, only ever added; what it has come to is their fold. The version that it makes is a row of
-- contract.version like any other.
create table contract.amendment (
  contract_code text not null references contract.contract (code),
  number integer not null check (number > 0),
  demonstration boolean not null default false,
  primary key (contract_code, number)
);

create table contract.amendment_act (
  contract_code text not null,
  amendment integer not null,
  number integer not null check (number > 0),
  content jsonb not null,
  sha256 text not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  primary key (contract_code, amendment, number),
  foreign key (contract_code, amendment) references contract.amendment (contract_code, number)
);

create function contract.refuse_change_of_act() returns trigger language plpgsql as $$
begin
  raise exception 'acts of an amendment are only added' using errcode = 'restrict_violation';
end $$;
create trigger amendment_act_append_only before update or delete on contract.amendment_act
  for each row execute function contract.refuse_change_of_act();
create trigger amendment_append_only before update or delete on contract.amendment
  for each row execute function contract.refuse_change_of_act();
