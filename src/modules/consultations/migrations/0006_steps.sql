-- Participatory consultations: proposals and comments, what was decided of them, what became of them.
create table consultations.consultation (
  code text primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  title jsonb not null,
  purpose jsonb not null,
  -- What will be made of contributions, and who answers them.
  commitment jsonb not null,
  -- [{"code": "…", "title": {"fr": "…", "en": "…"}}]
  themes jsonb not null,
  -- [{"kind": "contributions", "from": "2025-01-01", "to": "2025-02-01"}], in order.
  phases jsonb not null,
  -- Through which doors people come in: staff, stakeholders, public.
  doors text[] not null check (cardinality(doors) > 0 and doors <@ array['staff', 'stakeholders', 'public']),
  -- How staff may be shown: name, role.
  staff_shown_as text[] not null check (cardinality(staff_shown_as) > 0 and staff_shown_as <@ array['name', 'role']),
  synthesis_url text check (synthesis_url ~ '^(https?://|/)'),
  published_at timestamptz,
  revision integer not null default 1,
  demonstration boolean not null default false,
  created_at timestamptz not null
);

-- A link for an organisation that was asked to take part; the secret itself is known to its holder alone.
create table consultations.invitation (
  id uuid primary key,
  consultation text not null references consultations.consultation (code),
  organisation text not null,
  secret_sha256 text not null unique check (secret_sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index invitation_by_consultation on consultations.invitation (consultation);

-- Proposals, and comments on them (`proposal_id`), one level of answers among comments (`reply_to`).
create table consultations.contribution (
  id uuid primary key,
  consultation text not null references consultations.consultation (code),
  -- Counted within the consultation, proposals only.
  number integer,
  proposal_id uuid references consultations.contribution (id),
  reply_to uuid references consultations.contribution (id),
  door text not null check (door in ('staff', 'stakeholders', 'public')),
  -- Who sent it, where they signed in. Never shown where they chose their role.
  account_id text,
  shown_as jsonb not null,
  title text not null default '',
  body text not null,
  theme text not null default '',
  objective text not null default '',
  -- Title and text without case and accents.
  searched text not null,
  state text not null check (state in ('waiting', 'published', 'refused', 'masked', 'withdrawn')),
  -- Rule of the charter, where it was refused or masked, and more words about it.
  rule text,
  note text not null default '',
  -- Sent twice with one secret is sent once; it also opens the page of its author.
  secret_sha256 text not null unique check (secret_sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  edited_at timestamptz,
  published_at timestamptz,
  revision integer not null default 1,
  check ((number is null) = (proposal_id is not null)),
  check (reply_to is null or proposal_id is not null),
  check ((state in ('refused', 'masked')) = (rule is not null)),
  unique (consultation, number)
);
create index contribution_by_proposal on consultations.contribution (proposal_id, created_at);
create index contribution_by_state on consultations.contribution (state, created_at);
create index contribution_by_account on consultations.contribution (account_id) where account_id is not null;

create table consultations.support (
  proposal_id uuid not null references consultations.contribution (id),
  account_id text not null,
  primary key (proposal_id, account_id)
);

-- Who decided what of a contribution; the text itself is not repeated here.
create table consultations.contribution_decision (
  id uuid primary key,
  sequence integer generated always as identity,
  contribution_id uuid not null references consultations.contribution (id),
  act text not null check (act in ('accept', 'refuse', 'mask', 'undo')),
  previous_state text not null,
  next_state text not null,
  rule text,
  note text not null default '',
  decided_by text not null,
  decided_at timestamptz not null,
  undone boolean not null default false
);
create index contribution_decision_by_contribution on consultations.contribution_decision (contribution_id, sequence);

-- The institute's answer to a proposal. Another answer comes after, it never replaces what was said.
create table consultations.proposal_answer (
  id uuid primary key,
  proposal_id uuid not null references consultations.contribution (id),
  verdict text not null check (verdict in ('accepted', 'partly', 'refused')),
  reason text not null check (reason <> ''),
  answered_by text not null,
  action text not null default '',
  answered_on date not null,
  recorded_at timestamptz not null
);
create index proposal_answer_by_proposal on consultations.proposal_answer (proposal_id, recorded_at);

create table consultations.proposal_follow_up (
  id uuid primary key,
  proposal_id uuid not null references consultations.contribution (id),
  state text not null check (state in ('planned', 'under-way', 'done', 'given-up')),
  note text not null check (note <> ''),
  happened_on date not null,
  recorded_at timestamptz not null
);
create index proposal_follow_up_by_proposal on consultations.proposal_follow_up (proposal_id, happened_on);

-- Meetings and seminars, each prolonged by advice sheets and short capsules.
create table consultations.consultation_event (
  id uuid primary key,
  consultation text not null references consultations.consultation (code),
  kind text not null check (kind in ('meeting', 'seminar')),
  title jsonb not null,
  place text not null default '',
  happens_on date not null,
  account text not null default '',
  -- [{"kind": "advice" | "capsule", "title": "…", "text": "…"}]
  sheets jsonb not null default '[]'
);
create index consultation_event_by_consultation on consultations.consultation_event (consultation, happens_on);
