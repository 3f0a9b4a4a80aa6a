create table identity.account (
  id uuid primary key,
  email text not null constraint account_email_key unique constraint account_email_lower check (email = lower(email)),
  name text not null,
  -- For order and search: without accents, lower case.
  folded text not null,
  password_hash text not null,
  active boolean not null default true,
  must_change_password boolean not null,
  -- Grows with each change of password: sessions opened before no longer fit.
  generation integer not null default 1,
  created_at timestamptz not null,
  last_sign_in date
);

create index account_folded on identity.account (folded collate "C");

create table identity.role_grant (
  account_id uuid not null references identity.account (id),
  role text not null,
  -- Empty: everywhere.
  perimeter text[] not null default '{}',
  primary key (account_id, role)
);

-- Kept for a day, by digest, and alike for addresses without an account: nothing can be learnt from a delay.
create table identity.sign_in_failure (
  key text primary key,
  failures integer not null,
  last_failed_at timestamptz not null
);
