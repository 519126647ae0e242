import type { Knex } from 'knex';

/** Beneficiaries that wait for approval. */
export const pendingAccounts0027 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(`
      alter table accounts drop constraint accounts_status;
      alter table accounts add constraint accounts_status check (
        status in ('pending_approval', 'active', 'blocked', 'archived')
        and (status = 'archived') = (archived_at is not null) and (status <> 'pending_approval' or kind = 'external'))`);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      update accounts set status = 'blocked', block_reason = coalesce(block_reason, 'It waited for approval.')
        where status = 'pending_approval';
      alter table accounts drop constraint accounts_status;
      alter table accounts add constraint accounts_status check (status in ('active', 'blocked', 'archived')
        and (status = 'archived') = (archived_at is not null))`);
  },
};
