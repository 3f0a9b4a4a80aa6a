-- Searches whose changes somebody wants to be told of. Of an account, or of an address outside the house that was confirmed;
-- an address that was not is forgotten within 48 hours, and one that unsubscribes at once.
create table studies.alert (
  id uuid primary key,
  account_id text,
  email text,
  name text not null,
  -- The question as the address of a search has it (`q=foie&type=interventional`), page left out.
  query text not null,
  language text not null check (language in ('fr', 'en')),
  rhythm text not null check (rhythm in ('daily', 'weekly')),
  paused boolean not null default false,
  -- In the links of mails: confirms, shows and ends this one alert, and nothing else.
  token text not null unique,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_told_at timestamptz not null,
  -- Changes of the portal after this number are still to be told.
  told_sequence bigint not null,
  -- Codes that answered the question when it was last looked at: what is new, what has left.
  known text[] not null,
  check ((account_id is null) <> (email is null))
);
create index alert_of_account on studies.alert (account_id, created_at) where account_id is not null;
create index alert_of_email on studies.alert (lower(email)) where email is not null;
create index alert_due on studies.alert (last_told_at) where confirmed_at is not null and not paused;
