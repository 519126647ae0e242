import type { Knex } from 'knex';

/** A limit may ask the approvers of a rule about payments that exceed it, instead of refusing or holding them. */
export const limitsWithApproval0035 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(`
      alter table payment_limits
        add column approval_rule_id text,
        add constraint payment_limits_approval_rule_fkey foreign key (workspace_id, approval_rule_id)
          references approval_rules (workspace_id, id),
        add constraint payment_limits_asks_a_rule check (on_exceed <> 'approve' or approval_rule_id is not null)`);
    await knex.raw('create index on payment_limits (workspace_id, approval_rule_id)');
    await knex.raw('alter table payment_limit_uses add column exceeded boolean not null default false');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('alter table payment_limit_uses drop column exceeded');
    await knex.raw('alter table payment_limits drop column approval_rule_id');
  },
};
