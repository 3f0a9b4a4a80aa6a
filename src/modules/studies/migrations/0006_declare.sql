-- What the forms of one declaration remember beyond the record itself: the sections that were saved, what was typed and could not be
-- read, and what the last save changed, to be undone.
create table studies.declaration_form (
  study text primary key references studies.study (code) on delete cascade,
  steps text[] not null default '{}',
  -- From the path of a field to `{text, issue}`.
  unread jsonb not null default '{}',
  -- `{revision, step, before}`: `before` holds the values by field.
  undo jsonb
);
