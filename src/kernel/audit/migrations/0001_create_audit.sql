-- Who did what, when, with the value before and after. Each entry holds the hash of the one before it.
create table kernel.audit_entry (
  sequence bigint primary key check (sequence > 0),
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  act text not null,
  subject text not null,
  previous jsonb,
  next jsonb,
  previous_hash text not null,
  hash text not null
);
create index audit_entry_subject on kernel.audit_entry (subject, sequence);
create index audit_entry_account on kernel.audit_entry (account_id, sequence);

-- The last entry, so that a tail cut off is noticed, and so that writers follow one another on this row.
create table kernel.audit_head (
  singleton boolean primary key default true check (singleton),
  sequence bigint not null,
  hash text not null
);

create function kernel.refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only: % of % is refused', lower(tg_op), tg_table_name using errcode = '42501';
end
$$;

create trigger audit_entry_append_only before update or delete on kernel.audit_entry
  for each row execute function kernel.refuse_audit_change();
create trigger audit_entry_no_truncate before truncate on kernel.audit_entry
  for each statement execute function kernel.refuse_audit_change();
