-- Who is away when, and who stands in. An absence that is called off stays, marked so.
create table identity.absence (
  id uuid primary key,
  account_id uuid not null references identity.account (id),
  -- Half open: away from the first day, back on the last.
  from_day date not null,
  until_day date not null,
  replacement_id uuid not null references identity.account (id),
  recorded_at timestamptz not null,
  -- The account that said so; null for the command line.
  recorded_by text,
  cancelled_at timestamptz,
  check (until_day > from_day),
  check (replacement_id <> account_id)
);
create index absence_by_account on identity.absence (account_id, from_day) where cancelled_at is null;
create index absence_by_days on identity.absence (until_day, from_day) where cancelled_at is null;
