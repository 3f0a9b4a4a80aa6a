-- Requests for access to datasets. A request is a row that moves through the states of `requests/domain/table.ts`; what
-- happened to it is told by events, which are added and never changed, but for the purge that takes the persons out.

-- What a dataset asks of those who want its data. Versions are added: a request keeps the form as it was.
create table datasets.request_settings (
  dataset text not null,
  version integer not null,
  settings jsonb not null,
  changed_at timestamptz not null,
  changed_by text,
  primary key (dataset, version)
);

create table datasets.request (
  id bigint generated always as identity primary key,
  dataset text not null,
  -- Given by the form, so that a press that is sent twice makes one request.
  form_key text not null,
  -- Account; null once purged.
  requester text,
  state text not null,
  revision integer not null,
  form_version integer not null,
  form jsonb not null,
  answers jsonb not null,
  accepted jsonb not null,
  deciders jsonb not null,
  rule jsonb not null,
  -- Counted up when handed in again: opinions of an earlier round do not hold.
  round integer not null,
  conditions jsonb not null,
  granted_files jsonb,
  duration_days integer not null,
  region text,
  renewal_of bigint references datasets.request (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  due_at timestamptz,
  escalated_at timestamptz,
  decided_at timestamptz,
  granted_at timestamptz,
  expires_at timestamptz,
  closed_at timestamptz,
  purged_at timestamptz,
  demonstration boolean not null
);
create unique index request_form_key on datasets.request (requester, form_key);
-- One request under way per person and dataset.
create unique index request_under_way on datasets.request (dataset, requester)
  where state in ('draft', 'submitted', 'under-review', 'returned', 'approved');
create index request_of_requester on datasets.request (requester, changed_at);
create index request_of_dataset on datasets.request (dataset, state, due_at);
create index request_by_state on datasets.request (state, due_at);
create index request_by_expiry on datasets.request (expires_at) where state = 'granted';

-- Who is named to decide a request, for the lists.
create table datasets.request_decider (
  request bigint not null references datasets.request (id),
  account text not null,
  primary key (account, request)
);

create table datasets.request_event (
  sequence bigint generated always as identity primary key,
  request bigint not null references datasets.request (id),
  at timestamptz not null,
  move text not null,
  side text not null,
  account text,
  -- Told to deciders and administrators alone.
  internal boolean not null,
  from_state text not null,
  to_state text not null,
  detail jsonb not null,
  purged boolean not null default false
);
create index request_event_by_request on datasets.request_event (request, sequence);

create function datasets.refuse_request_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.purged and not old.purged and new.sequence = old.sequence and new.request = old.request and new.at = old.at
    and new.move = old.move and new.side = old.side and new.internal = old.internal and new.from_state = old.from_state and new.to_state = old.to_state
    and new.account is null and new.detail = '{}'::jsonb then
    return new;
  end if;
  raise exception 'events are added, never changed' using errcode = 'restrict_violation';
end $$;
create trigger request_event_append_only before update or delete on datasets.request_event
  for each row execute function datasets.refuse_request_event_change();

-- Time-limited links: only the hash of the secret is kept.
create table datasets.request_link (
  id uuid primary key,
  request bigint not null references datasets.request (id),
  secret_sha256 text not null unique,
  files jsonb,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index request_link_by_request on datasets.request_link (request);
