-- What programs show instead of a password. Only a digest is kept: nobody can read a token here.
create table identity.token (
  id uuid primary key,
  account_id uuid not null references identity.account (id),
  name text not null,
  read_only boolean not null,
  -- SHA-256 of the token, in hexadecimal; a token is random enough that nothing slower is needed.
  digest text not null constraint token_digest_key unique,
  created_at timestamptz not null,
  -- The last day on which it opens anything.
  expires_on date not null,
  last_used_on date,
  revoked_at timestamptz
);

create index token_account on identity.token (account_id, created_at);
