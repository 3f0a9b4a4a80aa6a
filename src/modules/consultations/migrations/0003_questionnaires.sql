-- Questionnaires and their life. No column here tells who answered, nor when anybody did.
create table consultations.questionnaire (
  code text primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  title jsonb not null,
  purpose jsonb not null,
  contact text not null default '',
  mode text not null check (mode in ('anonymous', 'open-link')),
  period_from date,
  period_to date,
  opens_on date not null,
  closes_on date not null,
  threshold integer not null check (threshold between 5 and 1000),
  eligible_roles text[],
  -- The whole form, so that the one in use never changes.
  form jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'announced', 'open', 'closed', 'published')),
  keys jsonb,
  definition_sha256 text check (definition_sha256 ~ '^[0-9a-f]{64}$'),
  opened_on date,
  closed_on date,
  published_on date,
  -- False while the last fold and the destruction of the keys remain to be done.
  ballots_closed boolean not null default false,
  -- Day of the last nightly fold.
  folded_on date,
  revision integer not null default 1,
  demonstration boolean not null default false,
  created_at timestamptz not null,
  check ((period_from is null) = (period_to is null)),
  check (period_from is null or period_from < period_to),
  check (opens_on < closes_on),
  check ((state in ('draft', 'announced')) = (definition_sha256 is null)),
  check ((definition_sha256 is null) = (keys is null)),
  check ((definition_sha256 is null) = (opened_on is null)),
  check ((state in ('closed', 'published')) = (closed_on is not null)),
  check ((state = 'published') = (published_on is not null))
);

-- What the opening fixed stays fixed, whoever writes to the table.
create function consultations.keep_fixed() returns trigger language plpgsql as $$
begin
  if old.definition_sha256 is null then
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' then
    raise exception 'a questionnaire that was opened is kept' using errcode = 'check_violation';
  end if;
  if (new.code, new.title, new.purpose, new.contact, new.mode, new.opens_on, new.closes_on, new.threshold, new.form, new.keys, new.definition_sha256, new.opened_on, new.demonstration)
       is distinct from (old.code, old.title, old.purpose, old.contact, old.mode, old.opens_on, old.closes_on, old.threshold, old.form, old.keys, old.definition_sha256, old.opened_on, old.demonstration)
     or (new.period_from, new.period_to) is distinct from (old.period_from, old.period_to)
     or new.eligible_roles is distinct from old.eligible_roles then
    raise exception 'what the opening of a questionnaire fixed cannot be changed' using errcode = 'check_violation';
  end if;
  if (case new.state when 'open' then 1 when 'closed' then 2 when 'published' then 3 else 0 end)
       < (case old.state when 'open' then 1 when 'closed' then 2 when 'published' then 3 else 0 end) then
    raise exception 'a questionnaire does not go back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger questionnaire_keep_fixed before update or delete on consultations.questionnaire for each row execute function consultations.keep_fixed();

-- The invitation is number 0, reminders follow. They go to all alike: how many were sent is all that is kept.
create table consultations.questionnaire_mailing (
  questionnaire text not null references consultations.questionnaire on delete cascade,
  number integer not null check (number between 0 and 3),
  sent_on date not null,
  recipients integer not null,
  primary key (questionnaire, number)
);

-- Contributions in whole steps of the threshold at the first look of each week: no finer curve exists.
create table consultations.questionnaire_week (
  questionnaire text not null references consultations.questionnaire on delete cascade,
  axis text not null,
  week_from date not null,
  contributions integer not null,
  primary key (questionnaire, axis, week_from)
);
