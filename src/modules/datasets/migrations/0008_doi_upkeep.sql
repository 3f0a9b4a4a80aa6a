-- What the DOI agency has still to be told of a DOI that it may hold: metadata of a newer version, or that the record was withdrawn.
alter table datasets.dataset add column doi_due text check (doi_due in ('update', 'hide'));
-- When the agency was last asked about this record: those asked longest ago come first, so that none waits behind others that fail.
alter table datasets.dataset add column doi_asked_at timestamptz;
create index dataset_doi_waiting on datasets.dataset (doi_asked_at) where doi_due is not null or doi_state = 'pending';
