import type { Knex } from 'knex';

/** Payments to banks and transfers between own accounts are taken from the queue apart, in the order of their ids. */
export const queuedPaymentsByDirection0074 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(`
      create index payments_queued_in_order on payments (workspace_id, project_id, direction, id) where stage = 'queued';
      drop index payments_queued`);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      create index payments_queued on payments (workspace_id, project_id) where stage = 'queued';
      drop index payments_queued_in_order`);
  },
};
