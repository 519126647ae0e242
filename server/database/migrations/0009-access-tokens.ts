import type { Knex } from 'knex';

/**
 * Access tokens, which end with the secret that they were made with.
 */
const sql = `
create table access_tokens (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  source_hash bytea not null,
  session_id text,
  key_id text,
  audience text,
  scope text,
  permissions text[],
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
create index access_tokens_by_expiry on access_tokens (expires_at);
`;

export const accessTokens0009 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table access_tokens');
  },
};
