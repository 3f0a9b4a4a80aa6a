-- A sealed report is for those who read drafts until somebody publishes it; it can be taken back from the public. Rows are added, never changed: the last one of a report holds.
create table reports.publication (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  code text not null references reports.sealed (code),
  kind text not null check (kind in ('published', 'taken-back')),
  reason jsonb,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  -- A report leaves the public with a reason, and enters it without.
  check ((reason is null) = (kind = 'published'))
);
create index publication_by_code on reports.publication (code, sequence);
create trigger publication_append_only before update or delete on reports.publication for each row execute function reports.refuse_change();
