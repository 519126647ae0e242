import type { Knex } from 'knex';

/** Limits are found by what a payment names. One of the workspace names nothing. */
export const limitsByScope0073 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(
      "create index payment_limits_by_scope on payment_limits (workspace_id, coalesce(scope_id, ''))",
    );
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop index payment_limits_by_scope');
  },
};
