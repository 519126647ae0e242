import type { Knex } from 'knex';

/**
 * Keys of the operator's own applications, which belong to no tenant.
 */
const sql = `
create table application_keys (
  id text primary key,
  name text not null,
  permissions text[] not null,
  -- Ids of workspaces and organizations; null for all.
  tenants text[],
  ip_allowlist text[] not null default '{}',
  rate_limit_requests integer,
  rate_limit_seconds integer,
  masked text not null,
  previous_masked text,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  rotated_at timestamptz(3),
  rotation_ends_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create trigger application_keys_access_changed after delete or update of name, permissions, tenants, ip_allowlist,
    rate_limit_requests, rate_limit_seconds, expires_at, revoked_at, rotation_ends_at on application_keys
  for each row execute function record_access_change('$1.id');

-- Addresses that still use the previous secret of a rotating application key.
create table previous_application_secret_uses (
  key_id text not null references application_keys on delete cascade,
  ip_address text not null,
  uses integer not null,
  last_used_at timestamptz(3) not null,
  primary key (key_id, ip_address)
);
`;

export const applicationKeys0007 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table previous_application_secret_uses, application_keys');
  },
};
