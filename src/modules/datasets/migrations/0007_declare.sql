-- What the forms of a declaration remember of it beyond its metadata: steps that were saved at least once, texts that could not be
-- read as the value of their field, and what was there before the last act that can be undone.
create table datasets.declaration_form (
  dataset text primary key references datasets.dataset (code) on delete cascade,
  steps text[] not null default '{}',
  -- From the path of a field to `{text, issue}`.
  unread jsonb not null default '{}',
  -- `{revision, act, name, before}`: `before` holds the values by field.
  undo jsonb
);
