import type { Knex } from 'knex';

/**
 * Requests of programs on devices for a key, until a person approves or denies them. Both codes are stored as digests. A request
 * belongs to no tenant: an approved one names the key that it led to.
 */
const sql = `
create table device_authorizations (
  id text primary key,
  device_code_hash bytea not null unique,
  user_code_hash bytea not null unique,
  client_name text not null,
  scope text not null,
  permissions text[],
  ip_address text not null,
  user_agent text,
  status text not null default 'pending' check (status in ('pending', 'approved', 'denied', 'redeemed')),
  -- The person who answered.
  user_id text references users on delete cascade,
  key_id text,
  key_tenant_id text,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  check ((status in ('approved', 'redeemed')) = (key_id is not null and key_tenant_id is not null))
);
create index device_authorizations_by_expiry on device_authorizations (expires_at);
create index device_authorizations_of_user on device_authorizations (user_id) where user_id is not null;
`;

export const deviceAuthorizations0045 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('device_authorizations');
  },
};
