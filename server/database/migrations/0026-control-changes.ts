import type { Knex } from 'knex';

/** Settings that require approvals, and changes of controls that wait for approvals. */
const sql = `
alter table workspace_settings
  add column require_rule boolean not null default false,
  add column approver_cooling_hours integer not null default 24,
  add column beneficiary_cooling_hours integer not null default 24;
alter table project_settings add column require_rule boolean;

-- What waits is a payment, a batch, or the change of a control: what kind of control, which one, and its content before and after.
drop index approvals_pending_change, approvals_of_rule, approvals_due, approvals_waiting;
alter table approvals
  drop constraint approvals_one_subject,
  add column kind text,
  add column target_id text,
  add column before jsonb;
update approvals set kind = 'approval_rule', target_id = rule_id where rule_id is not null;
alter table approvals
  drop column rule_id,
  add constraint approvals_subject check (
    num_nonnulls(payment_id, batch_id, kind) = 1 and (kind is null) = (target_id is null)
    and (kind is not null or project_id is not null) and (payment_id is null or beneficiary_id is not null));
create unique index approvals_pending_change on approvals (workspace_id, kind, target_id)
  where kind is not null and status = 'pending';
create index approvals_of_changes on approvals (workspace_id, id) where kind is not null;
create index approvals_due on approvals (due_at) where status = 'pending' and kind is null;
create index approvals_waiting on approvals (workspace_id, project_id, id) where status = 'pending' and kind is null;
`;

export const controlChanges0026 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop index approvals_pending_change, approvals_of_changes, approvals_due, approvals_waiting;
      alter table approvals drop constraint approvals_subject, add column rule_id text;
      delete from approvals where kind is not null and kind <> 'approval_rule';
      update approvals set rule_id = target_id, project_id = null, beneficiary_id = null where kind is not null;
      alter table approvals
        drop column kind, drop column target_id, drop column before,
        add constraint approvals_one_subject check (
          num_nonnulls(payment_id, batch_id, rule_id) = 1 and (project_id is null) = (rule_id is not null)
          and (payment_id is null) = (beneficiary_id is null));
      create index approvals_due on approvals (due_at) where status = 'pending' and payment_id is not null;
      create index approvals_waiting on approvals (workspace_id, project_id, id)
        where status = 'pending' and payment_id is not null;
      create unique index approvals_pending_change on approvals (workspace_id, rule_id)
        where rule_id is not null and status = 'pending';
      create index approvals_of_rule on approvals (workspace_id, rule_id) where rule_id is not null;
      alter table project_settings drop column require_rule;
      alter table workspace_settings
        drop column require_rule, drop column approver_cooling_hours, drop column beneficiary_cooling_hours`);
  },
};
