import type { Knex } from 'knex';

/**
 * Mails by turns. A lane is a tenant, or one kind of mail that belongs to none; ranks order the mails of a lane. Invitations
 * that are withdrawn keep their row, without what it said, so that budgets count them.
 */
const sql = `
alter table mails
  add column recipient_key text generated always as (lower(recipient)) stored,
  add column lane text generated always as (coalesce(workspace_id, template)) stored,
  add column rank smallint not null default 3,
  add column sender text,
  -- From when on the mail is of no use, as a link that it holds has expired.
  add column useless_at timestamptz(3) not null default now() + interval '72 hours',
  -- When it was first handed to the mail server, which may have taken it.
  add column started_at timestamptz(3);
drop index mails_due;
create index mails_waiting on mails (lane, rank, next_attempt_at) where next_attempt_at is not null;
create index mails_to_recipient on mails (recipient_key, created_at);
create index mails_by_sender on mails (sender, created_at) where sender is not null;
create index mails_of_tenant on mails (workspace_id, created_at) where workspace_id is not null;
create index invitations_open on invitations (workspace_id, expires_at) where status = 'pending';
`;

export const mailQueue0020 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0020_mail_queue is not undone: it would lose which mails are of no use any more.');
  },
};
