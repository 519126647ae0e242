import type { Knex } from 'knex';

const sql = `
-- When the server replaces the secret of a key by itself, and of which turn it has told how urgently. The secret that it
-- makes waits here, sealed, until it is collected.
alter table api_keys
  add column rotation_schedule text,
  add column rotation_every_days integer,
  add column rotation_transition_seconds integer,
  add column next_rotation_at timestamptz(3),
  add column rotation_told integer not null default 0,
  add column sealed_new_secret bytea,
  add column grant_id text;
create index api_keys_by_rotation on api_keys (next_rotation_at)
  where next_rotation_at is not null and revoked_at is null;
`;

export const keyRotation0011 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0011_key_rotation is not undone: it would lose secrets that have not been collected.');
  },
};
