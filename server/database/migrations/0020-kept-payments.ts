import type { Knex } from 'knex';

/**
 * Payments of live projects that were purged. They refer to no row outside, because they outlive it; the purge of the ledger
 * deletes them.
 */
const sql = `
create table kept_payments (
  workspace_id text not null,
  project_id text not null,
  -- Id of the last payment in the row.
  id text not null,
  payments integer not null check (payments > 0),
  sealed bytea not null,
  wrapped_key bytea not null,
  vault_key_id text not null,
  created_at timestamptz(3) not null,
  primary key (workspace_id, project_id, id)
);`;

export const keptPayments0020 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table kept_payments');
  },
};
