import type { Knex } from 'knex';

/**
 * The keys that sign JWTs. A key signs from `used_from` until the next one does. The private key is sealed, bound to the id of
 * the row.
 */
const sql = `
create table signing_keys (
  generation integer primary key,
  id text not null unique,
  -- The coordinates of the public key.
  public_key jsonb not null,
  used_from timestamptz(3) not null,
  sealed bytea not null,
  wrapped_key bytea not null,
  vault_key_id text not null,
  created_at timestamptz(3) not null default now()
);

-- The APIs for which a key may make JWTs.
alter table api_keys add column audiences text[] not null default '{}';
`;

export const signingKeys0044 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      alter table api_keys drop column audiences;
      drop table signing_keys`);
  },
};
