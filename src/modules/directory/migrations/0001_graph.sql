-- The graph: nodes named by sources, statements about them, decisions of people, and the record worked out from these.
-- Tables of which one import writes tens of thousands of rows have no foreign keys: one transaction writes what they name
-- before them, nothing but the removal of made-up facts ever deletes, and a check a row took a fifth of the time.
-- Where rows are large, they are kept as they are up to the size of a page: compressing those above 2 kB took as long as all else.
create table directory.source (
  id text primary key,
  kind text not null,
  name jsonb not null,
  home text,
  licence text
);

create table directory.delivery (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  source text not null references directory.source (id),
  observed_on date not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  -- Groups the records of one export.
  scope text not null,
  -- What the delivery is complete about ('structures'): a record of this scope that is not in it is gone at its source. Null: not complete.
  complete_scope text,
  file_sha256 text,
  mapping text,
  mapping_version integer,
  record_count integer not null,
  demonstration boolean not null,
  report jsonb not null
);
create index delivery_by_source on directory.delivery (source, observed_on);

create table directory.source_record (
  source text not null,
  key text not null,
  observed_on date not null,
  delivery uuid not null,
  scope text not null,
  present boolean not null,
  line integer,
  content_sha256 text,
  raw jsonb,
  primary key (source, key, observed_on)
) with (toast_tuple_target = 8160);
create index source_record_by_delivery on directory.source_record (delivery);

create table directory.node (
  id uuid primary key,
  kind text not null,
  key text not null,
  code text not null,
  -- The canonical node of the entity that this node belongs to; its own id as a rule.
  entity uuid not null,
  demonstration boolean not null,
  unique (kind, key),
  unique (code, kind)
);
create index node_by_entity on directory.node (entity);

create table directory.statement (
  id uuid primary key,
  node uuid not null,
  field text not null,
  slot text not null,
  object uuid,
  value jsonb not null,
  valid_from text,
  valid_until text,
  source text not null,
  record_key text not null,
  delivery uuid not null,
  first_observed_on date not null,
  last_observed_on date not null,
  ended_on date,
  confidence real not null check (confidence between 0 and 1),
  raw text,
  author text,
  recorded_at timestamptz not null,
  demonstration boolean not null,
  check (last_observed_on >= first_observed_on)
);
create index statement_by_node on directory.statement (node, field);
create index statement_by_object on directory.statement (object) where object is not null;
create index statement_by_record on directory.statement (source, record_key);

-- What people decided about nodes, named by their keys so that it holds again after any import.
create table directory.decision (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  kind text not null check (kind in ('same', 'different', 'prefer', 'revoke')),
  node_kind text not null,
  left_key text not null,
  right_key text,
  field text,
  slot text,
  statement uuid,
  revokes uuid references directory.decision (id),
  reason text not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null
);
create index decision_by_left on directory.decision (left_key);
create index decision_by_right on directory.decision (right_key) where right_key is not null;

-- Worked out from statements and decisions, and never written otherwise.
create table directory.record (
  entity uuid primary key,
  kind text not null,
  name text not null,
  acronym text,
  -- First day on which it exists; null: not known. First day on which it no longer does; null: open.
  opened_day date,
  closed_day date,
  contested_count integer not null,
  statement_count integer not null,
  demonstration boolean not null,
  content jsonb not null
) with (toast_tuple_target = 8160);
create index record_by_kind on directory.record (kind, name);

create table directory.relation (
  subject uuid not null,
  field text not null,
  object uuid not null,
  slot text not null,
  -- Stated bounds, half open; null: not stated.
  from_day date,
  until_day date,
  -- Deliveries that held it, first and last: within, it is attested; elsewhere between the bounds, presumed.
  attested_from date not null,
  attested_until date not null,
  value jsonb not null,
  content jsonb not null
);
create index relation_by_subject on directory.relation (subject, field);
create index relation_by_object on directory.relation (object, field);

create table directory.identifier (
  entity uuid not null,
  kind text not null,
  scheme text not null,
  value text not null,
  -- Without spaces and punctuation, lower case: how it is looked up.
  folded text not null,
  valid boolean not null,
  primary key (entity, scheme, value)
);
create index identifier_by_value on directory.identifier (scheme, folded);

create table directory.succession (
  predecessor uuid not null,
  successor uuid not null,
  type text not null,
  effective_from text not null,
  effective_day date not null,
  content jsonb not null,
  primary key (predecessor, successor, type, effective_from)
);
create index succession_by_successor on directory.succession (successor);

-- Which entities were worked out anew, for indexes that follow.
create table directory.entity_change (
  sequence bigint generated always as identity primary key,
  entity uuid not null
);
