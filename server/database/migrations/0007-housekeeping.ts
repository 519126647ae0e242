import type { Knex } from 'knex';

const sql = `
-- For which expiry it was told that a key will end, and that it has: another expiry is told anew.
alter table api_keys add column expiring_told_for timestamptz(3), add column expired_told_for timestamptz(3);
create index api_keys_by_expiry on api_keys (expires_at) where expires_at is not null and revoked_at is null;
create index workspaces_archived on workspaces (archived_at) where archived_at is not null;
create index projects_archived on projects (archived_at) where archived_at is not null;
create index sessions_by_age on sessions (created_at);
`;

export const housekeeping0007 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0007_housekeeping is not undone: expiries would be told twice.');
  },
};
