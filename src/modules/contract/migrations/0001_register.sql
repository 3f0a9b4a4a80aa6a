-- A version is the whole register at once and never changes once in force; an amendment is the next version.
create table contract.contract (
  code text primary key,
  title jsonb not null,
  institute text not null
);

create table contract.version (
  id uuid primary key,
  contract_code text not null references contract.contract (code),
  number integer not null check (number >= 0),
  kind text not null check (kind in ('base', 'amendment')),
  reason_kind text,
  reason jsonb,
  -- Null for a draft. The version of a day is the one with the greatest date on or before it.
  in_force_from date,
  register jsonb not null,
  register_sha256 text not null,
  source_name text,
  source_sha256 text,
  contradictions jsonb not null default '[]',
  created_at timestamptz not null,
  account_id text,
  author text not null,
  unique (contract_code, number)
);
create index version_in_force on contract.version (contract_code, in_force_from);

create function contract.refuse_change_in_force() returns trigger language plpgsql as $$
begin
  if old.in_force_from is not null then
    raise exception 'a version in force never changes' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger version_immutable before update or delete on contract.version
  for each row execute function contract.refuse_change_in_force();
