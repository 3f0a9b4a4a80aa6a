-- Reports on their way and reports under seal. Rows are added, never changed.
create table reports.draft (
  id uuid primary key,
  year integer not null check (year between 1900 and 2200),
  version_number integer,
  known_on date not null,
  corrects text,
  corrects_reason jsonb,
  created_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null default false
);

create table reports.text_revision (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  draft_id uuid not null references reports.draft (id),
  section text not null,
  revision integer not null check (revision > 0),
  text_fr text not null,
  text_en text not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  -- Of two who write at once, the second is told.
  unique (draft_id, section, revision)
);

create table reports.draft_act (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  draft_id uuid not null references reports.draft (id),
  kind text not null check (kind in ('settings', 'ready', 'reopened', 'abandoned', 'sealed')),
  settings jsonb,
  content_sha256 text,
  -- To the letter as it was hashed: never jsonb, which would write it anew.
  content text,
  report_code text,
  text_count integer not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null
);
create index draft_act_by_draft on reports.draft_act (draft_id, sequence);

create table reports.sealed (
  code text primary key,
  year integer not null,
  number integer not null check (number > 0),
  content text not null,
  content_sha256 text not null unique,
  corrects text references reports.sealed (code),
  draft_id uuid references reports.draft (id),
  -- The instant before which its facts were read, and the last event of a value then: what came later is a later change.
  built_at timestamptz not null,
  last_event_id text,
  sealed_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null default false,
  unique (year, number)
);

create table reports.sealed_file (
  code text not null references reports.sealed (code),
  place integer not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  primary key (code, name)
);

create table reports.withdrawal (
  code text primary key references reports.sealed (code),
  reason jsonb not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null
);

create function reports.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'reports are added to, never changed' using errcode = 'restrict_violation';
end $$;
create trigger draft_append_only before update or delete on reports.draft for each row execute function reports.refuse_change();
create trigger text_revision_append_only before update or delete on reports.text_revision for each row execute function reports.refuse_change();
create trigger draft_act_append_only before update or delete on reports.draft_act for each row execute function reports.refuse_change();
create trigger sealed_append_only before update or delete on reports.sealed for each row execute function reports.refuse_change();
create trigger sealed_file_append_only before update or delete on reports.sealed_file for each row execute function reports.refuse_change();
create trigger withdrawal_append_only before update or delete on reports.withdrawal for each row execute function reports.refuse_change();
