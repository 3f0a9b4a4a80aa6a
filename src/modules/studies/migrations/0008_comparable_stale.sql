-- Studies whose sheet for the search of duplicates has to be written anew. A line for each writing, none waits for another: whoever
-- refreshes takes the lines they see, those of writings still under way stay.
create table studies.comparable_stale (
  id bigint generated always as identity primary key,
  code text not null
);
create function studies.note_stale_comparable() returns trigger language plpgsql as $$
begin
  insert into studies.comparable_stale (code) values (new.code);
  return null;
end
$$;
create trigger sheet_is_stale after insert or update of revision, draft, draft_state, public_state, published_version on studies.study
  for each row execute function studies.note_stale_comparable();
insert into studies.comparable_stale (code)
  select s.code from studies.study s left join studies.comparable c on c.code = s.code where c.revision is distinct from s.revision;
