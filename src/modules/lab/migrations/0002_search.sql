-- What the search knows of each entity: worked out from the graph, never written otherwise, rebuilt whenever needed.
create table lab.search_entry (
  entity uuid primary key,
  kind text not null,
  code text not null,
  name text not null,
  acronym text,
  -- As shown ('U 1016'), the institute's own first.
  labels text[] not null,
  -- 'scheme:value', folded, of valid identifiers other than labels.
  identifiers text[] not null,
  -- Every other spelling under which it may be asked for: former names, labels in all their spellings, keywords, town.
  also text[] not null,
  type text,
  legal_form text,
  country text,
  region_code text,
  department_code text,
  -- INSEE code of the commune; the arrondissements of Paris, Lyon and Marseille are their commune.
  site_code text,
  site_name text,
  latitude double precision,
  longitude double precision,
  -- 'address', 'street', 'municipality' or 'department'.
  position_precision text,
  -- [{code, label}]
  domains jsonb not null,
  -- Organisations at the other end of a co-supervision in force on the day of the index.
  parents uuid[] not null,
  -- Every relation of any time: [{field, object, slot, from, until}], days half open, null when not known.
  relations jsonb not null,
  opened_day date,
  closed_day date,
  contested_count integer not null,
  -- Known only as a number that another record names.
  stub boolean not null,
  demonstration boolean not null,
  -- Of all the above: a rebuild writes only what changed.
  content_md5 text not null,
  -- The rebuild that last changed it.
  revision bigint not null
);
create index search_entry_by_place on lab.search_entry (kind, region_code, site_code);
create index search_entry_by_revision on lab.search_entry (revision);

-- How far the index has followed the graph: one row.
create table lab.search_state (
  one boolean primary key default true check (one),
  -- The last change of the graph that it holds.
  sequence bigint not null,
  -- Grows by one with each change of the index.
  revision bigint not null,
  -- The day for which 'current' values were taken.
  as_of date not null,
  -- Way of working entries out: another version of the program builds them anew.
  recipe integer not null
);
