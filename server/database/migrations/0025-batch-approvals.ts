import type { Knex } from 'knex';

/** Approvals of whole batches. The payments that wait for an approval name it in `approval_id`. */
const sql = `
alter table payment_batches add constraint payment_batches_of_project unique (workspace_id, project_id, id);
drop index payment_batches_by_project;

alter table approvals
  add column batch_id text,
  -- The payments that wait for it, or waited last, and what they add up to by currency.
  add column payment_count integer not null default 0,
  add column totals jsonb not null default '[]',
  drop constraint approvals_check,
  drop constraint approvals_check1,
  -- What waits is a payment or a batch of a project, or the change of a rule.
  add constraint approvals_one_subject check (
    num_nonnulls(payment_id, batch_id, rule_id) = 1 and (project_id is null) = (rule_id is not null)
    and (payment_id is null) = (beneficiary_id is null)),
  -- A batch that is created is written after its payments.
  add constraint approvals_batch foreign key (workspace_id, project_id, batch_id)
    references payment_batches (workspace_id, project_id, id) on delete cascade deferrable initially deferred;
update approvals a set payment_count = 1,
  totals = jsonb_build_array(jsonb_build_object('currency', p.currency, 'amount', p.amount))
from payments p where p.workspace_id = a.workspace_id and p.id = a.payment_id;

-- A batch asks once.
create unique index approvals_of_batch on approvals (workspace_id, batch_id) where batch_id is not null;
create index payments_waiting_by_approval on payments (workspace_id, approval_id, id) where stage = 'approval';
`;

export const batchApprovals0025 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      delete from approvals where batch_id is not null;
      drop index payments_waiting_by_approval;
      alter table approvals drop constraint approvals_one_subject, drop column batch_id, drop column payment_count,
        drop column totals,
        add constraint approvals_check check (
          (payment_id is null) = (project_id is null) and (payment_id is null) = (beneficiary_id is null)),
        add constraint approvals_check1 check (payment_id is null or rule_id is null);
      alter table payment_batches drop constraint payment_batches_of_project;
      create index payment_batches_by_project on payment_batches (workspace_id, project_id, id)`);
  },
};
