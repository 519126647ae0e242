import type { Knex } from 'knex';

/** The columns that say where something of payments is: in which project, and thereby whether it is live. */
const PLACES = {
  ledgers: 'project_id, live',
  ledger_accounts: 'project_id, account_id, currency',
  approvals: 'project_id, payment_id, batch_id',
  payment_batches: 'project_id',
};

/** What payments have is in one project for good. Otherwise a live ledger could be purged as a simulated one. */
export const paymentPlaces0028 = {
  async up(knex: Knex): Promise<void> {
    for (const [table, columns] of Object.entries(PLACES))
      await knex.raw(
        `create trigger ${table}_place_immutable before update of ${columns} on ${table}
         for each row execute function refuse_payment_change('the place')`,
      );
  },
  async down(knex: Knex): Promise<void> {
    for (const table of Object.keys(PLACES))
      await knex.raw(`drop trigger ${table}_place_immutable on ${table}`);
  },
};
