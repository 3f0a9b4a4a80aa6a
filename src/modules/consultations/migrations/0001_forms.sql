-- Versions of forms. A questionnaire holds a copy of the one it puts to people, so that nothing here can change it.
create table consultations.form_version (
  code text not null check (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(code) <= 60),
  version integer not null check (version >= 1),
  definition jsonb not null,
  -- SHA-256 of the canonical JSON of the definition (RFC 8785).
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  saved_at timestamptz not null,
  saved_by text not null,
  shipped boolean not null default false,
  primary key (code, version)
);

-- What is being edited: any faults may stand in it. `previous` is what the last change can be taken back to.
create table consultations.form_draft (
  code text primary key check (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(code) <= 60),
  definition jsonb not null,
  previous jsonb,
  revision integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null
);

-- A version that a questionnaire uses stays as it is, whoever writes to the table.
create function consultations.keep_used_version() returns trigger language plpgsql as $$
begin
  if exists (select 1 from consultations.questionnaire q where q.form->>'code' = old.code and (q.form->>'version')::int = old.version)
     and (tg_op = 'DELETE' or new.definition is distinct from old.definition) then
    raise exception 'a version of a form that was used does not change' using errcode = 'check_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger form_version_keep_used before update or delete on consultations.form_version for each row execute function consultations.keep_used_version();
