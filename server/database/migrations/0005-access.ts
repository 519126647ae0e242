import type { Knex } from 'knex';

/**
 * API keys and the digests of all secrets.
 */
const sql = `
create table api_keys (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  kind text not null,
  name text not null,
  description text,
  scope text not null,
  permissions text[],
  user_id text references users on delete cascade,
  project_ids text[],
  ip_allowlist text[] not null default '{}',
  rate_limit_requests integer,
  rate_limit_seconds integer,
  masked text not null,
  created_by text,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  rotated_at timestamptz(3),
  rotation_ends_at timestamptz(3),
  previous_masked text,
  -- The expiry for which notices about the end of a key were sent. A new expiry triggers new notices.
  expiry_notified_for timestamptz(3),
  expired_notified_for timestamptz(3),
  rotation_schedule text,
  rotation_every_days integer,
  rotation_transition_seconds integer,
  next_rotation_at timestamptz(3),
  rotation_notice_stage integer not null default 0,
  -- The secret of an automatic rotation, until it is retrieved.
  sealed bytea,
  wrapped_key bytea,
  vault_key_id text,
  grant_id text,
  created_with text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, grant_id) references manager_grants,
  check (num_nulls(sealed, wrapped_key, vault_key_id) in (0, 3))
);
create index api_keys_by_vault_key on api_keys (vault_key_id) where vault_key_id is not null;
create index api_keys_by_expiry on api_keys (expires_at) where (expires_at is not null) and (revoked_at is null);
create index api_keys_by_rotation on api_keys (next_rotation_at)
  where (next_rotation_at is not null) and (revoked_at is null);
create index api_keys_of_grant on api_keys (tenant_id, grant_id) where grant_id is not null;
create index api_keys_of_user on api_keys (tenant_id, user_id, id desc) where user_id is not null;
create trigger api_keys_access_changed after delete or update of name, scope, permissions, project_ids, ip_allowlist,
    rate_limit_requests, rate_limit_seconds, expires_at, revoked_at, rotation_ends_at on api_keys
  for each row execute function record_access_change('$1.id');

-- Addresses that still use the previous secret of a rotating key.
create table previous_secret_uses (
  tenant_id text not null,
  key_id text not null,
  ip_address text not null,
  uses integer not null,
  last_used_at timestamptz(3) not null,
  primary key (tenant_id, key_id, ip_address),
  foreign key (tenant_id, key_id) references api_keys on delete cascade
);

-- The table of secret digests, as HMACs. A rotating key has two rows, a session has one.
create table credentials (
  hash bytea primary key,
  kind text not null,
  subject_id text not null,
  tenant_id text references tenants on delete cascade,
  previous boolean not null default false,
  ends_at timestamptz(3),
  ended_at timestamptz(3),
  grant_id text
);
create index credentials_of_grant on credentials (grant_id) where grant_id is not null;
create index credentials_of_subject on credentials (subject_id);
create trigger credentials_access_changed after delete or update of ended_at, ends_at, previous on credentials
  for each row execute function record_access_change('$1.subject_id');
`;

export const access0005 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0005_access creates the schema; to undo it, drop the database.');
  },
};
