-- Training: modules, dated classes, who came, what they earned, and the certificates that say so. Nothing here refers to
-- questionnaires, and no questionnaire refers to this.

create table consultations.training_module (
  code text not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  version int not null check (version >= 1),
  definition jsonb not null,
  saved_at timestamptz not null,
  author text not null,
  demonstration boolean not null default false,
  primary key (code, version)
);

create table consultations.training_label (
  code text not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  version int not null check (version >= 1),
  definition jsonb not null,
  saved_at timestamptz not null,
  author text not null,
  demonstration boolean not null default false,
  primary key (code, version)
);

-- A class without days is taken at one's own pace. Days are both included.
create table consultations.training_class (
  id uuid primary key,
  module_code text not null,
  module_version int not null,
  starts_on date,
  ends_on date,
  place jsonb not null,
  places int check (places between 1 and 5000),
  trainer_account_id text,
  cancelled_on date,
  demonstration boolean not null default false,
  foreign key (module_code, module_version) references consultations.training_module (code, version),
  check ((starts_on is null) = (ends_on is null) and starts_on <= ends_on)
);
create index training_class_by_module on consultations.training_class (module_code, starts_on);

create table consultations.training_enrolment (
  class_id uuid not null references consultations.training_class (id),
  account_id text not null,
  -- The order of the waiting list.
  place_in_line bigint generated always as identity,
  state text not null check (state in ('enrolled', 'waiting', 'cancelled')),
  attended boolean,
  attempts int not null default 0 check (attempts >= 0),
  best_share double precision check (best_share between 0 and 1),
  passed boolean not null default false,
  demonstration boolean not null default false,
  primary key (class_id, account_id)
);
create index training_enrolment_of on consultations.training_enrolment (account_id);

-- Credits are added, and taken back whole: what a person has is never under nothing.
create table consultations.training_credit (
  id uuid primary key,
  account_id text not null,
  class_id uuid not null references consultations.training_class (id),
  module_code text not null,
  credits int not null check (credits >= 1),
  earned_on date not null,
  expires_on date not null check (expires_on > earned_on),
  demonstration boolean not null default false
);
create index training_credit_of on consultations.training_credit (account_id, class_id);

create table consultations.training_credit_taken_back (
  credit_id uuid primary key references consultations.training_credit (id),
  taken_back_on date not null,
  reason text not null
);

create table consultations.training_certificate (
  id uuid primary key,
  account_id text not null,
  kind text not null check (kind in ('module', 'label')),
  code text not null,
  version int not null,
  credits int,
  class_id uuid references consultations.training_class (id),
  issued_on date not null,
  expires_on date not null check (expires_on > issued_on),
  superseded_by uuid references consultations.training_certificate (id),
  revoked_on date,
  revoked_because text,
  name_shown boolean not null default false,
  mail_in_clear boolean not null default false,
  status_list int not null check (status_list >= 1),
  status_index int not null check (status_index between 0 and 131071),
  demonstration boolean not null default false,
  unique (status_list, status_index),
  check ((revoked_on is null) = (revoked_because is null))
);
create index training_certificate_of on consultations.training_certificate (account_id);
-- One certificate in force for a person and a subject, however many acts race for it.
create unique index training_certificate_current on consultations.training_certificate (account_id, kind, code) where superseded_by is null and revoked_on is null;

-- What was signed, made when it is first asked for.
create table consultations.training_credential (
  certificate_id uuid primary key references consultations.training_certificate (id),
  embedded jsonb not null,
  compact text not null,
  signed_at timestamptz not null
);

-- Public halves of every key that ever signed, under which name: old certificates stay verifiable.
create table consultations.training_issuer_key (
  did text not null,
  public_key_multibase text not null,
  first_used_at timestamptz not null,
  primary key (did, public_key_multibase)
);
