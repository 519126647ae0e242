import type { Knex } from 'knex';

/** Second factors of people: apps that show codes, and the recovery codes that replace them. */
const sql = `
-- A person has at most one that is confirmed, and one that waits for its first code.
create table totp_factors (
  user_id text not null references users on delete cascade,
  id text not null,
  sealed bytea not null,
  wrapped_key bytea not null,
  vault_key_id text not null,
  confirmed_at timestamptz(3),
  -- The last time step whose code was used. Codes of this step and earlier ones are refused.
  last_step bigint,
  last_used_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (user_id, id)
);
create unique index totp_factors_of_user on totp_factors (user_id, (confirmed_at is null));
create index totp_factors_by_vault_key on totp_factors (vault_key_id);
create index totp_factors_waiting on totp_factors (created_at) where confirmed_at is null;

-- Only the HMAC of each code is stored.
create table recovery_codes (
  user_id text not null references users on delete cascade,
  hash bytea not null,
  used_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (user_id, hash)
);
`;

export const secondFactors0042 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('recovery_codes');
    await knex.schema.dropTable('totp_factors');
  },
};
