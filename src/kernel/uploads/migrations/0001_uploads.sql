-- Uploads that can be taken up again. The bytes received so far are a file in a folder, whose length is the offset.
create table uploads.upload (
  id text primary key,
  account_id text not null,
  -- What it is for, in the words of whoever takes it: `dataset:ds-000042`.
  purpose text not null,
  file_name text not null,
  metadata text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  -- As announced by the sender, verified at the end; null: not announced.
  announced_sha256 text,
  -- While a part with a checksum is coming in: where it began. What came after that is not trusted yet.
  trusted_bytes bigint,
  -- Set once all bytes are kept in the storage.
  stored_sha256 text,
  -- What whoever took it says of it; null: not handed over yet.
  result jsonb,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index upload_by_account on uploads.upload (account_id);
create index upload_by_expiry on uploads.upload (expires_at);
