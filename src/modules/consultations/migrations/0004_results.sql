-- What may be shown of a closed questionnaire: made once, frozen, read by everything that shows results.
create table consultations.published_result (
  questionnaire text primary key references consultations.questionnaire,
  content jsonb not null,
  -- SHA-256 in hexadecimal of the canonical JSON (RFC 8785) of `content`.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  demonstration boolean not null default false
);

create function consultations.keep_published() returns trigger language plpgsql as $$
begin
  raise exception 'published results are kept as they are' using errcode = 'check_violation';
end $$;
create trigger published_result_keep before update or delete on consultations.published_result for each row execute function consultations.keep_published();
