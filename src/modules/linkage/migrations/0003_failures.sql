-- Records that found no partner, by their pseudonym: the nearest candidate and what was missing. A sample of them where
-- they are many; the counts of the run's report are of all.
create table linkage.failure_case (
  run integer not null references linkage.run,
  record text not null,
  cause text not null,
  structural boolean not null,
  nearest_pair text,
  nearest_weight double precision,
  explanation jsonb not null,
  primary key (run, record)
);
