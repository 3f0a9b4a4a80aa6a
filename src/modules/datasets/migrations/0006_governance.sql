-- What the datasheet's neighbours, the map and the committee's view ask of published versions.
create index dataset_version_unit on datasets.dataset_version ((metadata ->> 'unit'));
create index dataset_version_themes on datasets.dataset_version using gin ((metadata -> 'themes'));
create index dataset_version_published on datasets.dataset_version (published_at);
