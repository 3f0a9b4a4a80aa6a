-- Campaigns of collection: rules, acts, drafts and countersignatures are added, never changed.
create table indicators.collection_rule (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  series text not null,
  periodicity text not null check (periodicity in ('yearly', 'half-yearly', 'quarterly')),
  -- Months after the end of the period at which its value can be had; an indicator's own lag comes on top.
  delay_months integer not null check (delay_months between 0 and 36),
  -- People by account and name; empty: whoever the perimeters name.
  owners jsonb not null,
  validator jsonb,
  reason text not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null
);
create index collection_rule_by_series on indicators.collection_rule (series, sequence desc);

create table indicators.campaign_event (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  campaign text not null,
  kind text not null check (kind in ('opened', 'announced', 'ladder-set', 'duty-added', 'duty-removed', 'duty-reassigned', 'duty-postponed',
    'duty-excused', 'duty-resumed', 'draft-let-in', 'closed', 'reopened')),
  -- What the act says, `kind` with its own fields.
  act jsonb not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null
);
create index campaign_event_by_campaign on indicators.campaign_event (campaign, sequence);
create unique index campaign_opened_once on indicators.campaign_event (campaign) where kind = 'opened';

-- What somebody typed for a duty and that could not be proposed when it was sent.
create table indicators.duty_draft (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  campaign text not null,
  duty text not null,
  -- The fields of the form as typed, and the value they say where they can be read.
  entry jsonb not null,
  -- Why it was kept rather than proposed: the code of the refusal.
  reason_code text not null,
  recorded_at timestamptz not null,
  account_id text,
  author text not null
);
create index duty_draft_by_campaign on indicators.duty_draft (campaign, duty, sequence desc);

-- A second person stands behind a value that one alone entered, corrected or imported.
create table indicators.countersignature (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  event_id uuid not null references indicators.value_event (id),
  recorded_at timestamptz not null,
  account_id text,
  author text not null,
  demonstration boolean not null
);
create unique index countersignature_once on indicators.countersignature (event_id);

create trigger collection_rule_append_only before update or delete on indicators.collection_rule for each row execute function indicators.refuse_change();
create trigger campaign_event_append_only before update or delete on indicators.campaign_event for each row execute function indicators.refuse_change();
create trigger duty_draft_append_only before update or delete on indicators.duty_draft for each row execute function indicators.refuse_change();
create trigger countersignature_append_only before update or delete on indicators.countersignature for each row execute function indicators.refuse_change();
