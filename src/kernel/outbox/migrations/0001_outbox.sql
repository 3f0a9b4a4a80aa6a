-- One queue for everything that leaves the house.
create table outbox.message (
  id uuid primary key,
  channel text not null check (channel in ('mail', 'webhook')),
  -- The same key for the same recipient is told once.
  key text not null check (key <> ''),
  -- Of a mail an account, of a webhook a subscription.
  recipient text not null check (recipient <> ''),
  payload jsonb not null,
  status text not null default 'pending' check (status in ('pending', 'handing-over', 'sent', 'failed', 'uncertain')),
  attempts integer not null default 0,
  -- Attempts since it was first asked for, or asked again: its place on the ladder of delays.
  round integer not null default 0,
  next_attempt_at timestamptz,
  -- Who is at it, and until when nobody else may take it.
  claim uuid,
  lease_until timestamptz,
  last_error jsonb,
  created_at timestamptz not null,
  due_since timestamptz not null,
  settled_at timestamptz,
  demonstration boolean not null default false,
  constraint message_told_once unique (channel, key, recipient)
);

create index message_due on outbox.message (next_attempt_at) where status = 'pending';
create index message_handed on outbox.message (lease_until) where status = 'handing-over';
create index message_recipient on outbox.message (channel, recipient, created_at);
create index message_created on outbox.message (created_at, id);

-- Each time it was tried, with what came of it.
create table outbox.attempt (
  message_id uuid not null references outbox.message (id),
  number integer not null,
  ended_at timestamptz not null,
  milliseconds integer,
  outcome text not null check (outcome in ('sent', 'postponed', 'failed', 'uncertain')),
  -- Of the SMTP reply or the HTTP response; null where none came.
  code integer,
  error jsonb,
  primary key (message_id, number)
);

-- Programs that are told of changes of state.
create table outbox.subscription (
  id uuid primary key,
  url text not null,
  -- Empty: all of them.
  event_types text[] not null default '{}',
  note text not null default '',
  active boolean not null default true,
  secret text not null,
  -- The one before, which still signs for a while after a rotation.
  previous_secret text,
  previous_until timestamptz,
  created_at timestamptz not null
);
