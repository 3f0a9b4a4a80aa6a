-- The catalogue of services, and what cohorts ask of it. A version of a service to which a request refers never changes.

create table cohorts.service (
  code text not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  version int not null check (version >= 1),
  definition jsonb not null,
  saved_at timestamptz not null,
  author text not null,
  demonstration boolean not null default false,
  primary key (code, version)
);

create table cohorts.request (
  id int generated always as identity primary key,
  cohort text not null references cohorts.cohort (code),
  service text not null,
  service_version int not null,
  state text not null check (state in ('asked', 'qualified', 'quoted', 'accepted', 'under-way', 'delivered', 'closed', 'refused', 'withdrawn')),
  revision int not null check (revision >= 1),
  title text not null,
  need text not null,
  wanted_on date,
  requester text not null,
  assigned_to text,
  quote jsonb,
  linkage_project text,
  asked_on date not null,
  answered_on date,
  accepted_on date,
  delivered_on date,
  ended_on date,
  -- The day by which the service promised its next step; null where it awaits the cohort, or is over.
  due_on date,
  -- The same form sent twice makes one request.
  form_key text not null,
  demonstration boolean not null default false,
  foreign key (service, service_version) references cohorts.service (code, version),
  unique (requester, form_key)
);
create index request_by_cohort on cohorts.request (cohort);
create index request_by_state on cohorts.request (state, due_on);

create table cohorts.request_event (
  sequence bigint generated always as identity primary key,
  request int not null references cohorts.request (id),
  at timestamptz not null,
  on_day date not null,
  move text not null,
  side text not null check (side in ('cohort', 'office')),
  account_id text,
  author text not null,
  -- Read by the office alone.
  internal boolean not null default false,
  from_state text,
  to_state text not null,
  detail jsonb not null
);
create index request_event_of on cohorts.request_event (request, sequence);
create trigger request_event_append_only before update or delete on cohorts.request_event for each row execute function cohorts.keep_statements();
