-- Who leads a run that is under way, and when it last gave a sign of life: a run whose process is gone stands still, and can be taken up.
alter table studies.register_run add column holder jsonb, add column alive_at timestamptz;
