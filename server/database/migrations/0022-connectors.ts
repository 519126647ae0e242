import type { Knex } from 'knex';

/** Messages to banks, what banks report, and the simulated bank. */
const sql = `
-- The outcome that a payment of a simulated project asks for.
alter table payments add column simulate text check (simulate is null or not live);
create index payments_queued on payments (workspace_id, project_id) where stage = 'queued';
create index payments_next on payments (workspace_id, project_id, opens_at) where stage in ('scheduled', 'funds');
create index payments_waiting_since on payments (opens_at) where stage = 'funds';

-- Accounts whose money more payments may be waiting for than one transaction lets go on, with the last that was looked at.
create table funds_admissions (
  workspace_id text not null,
  project_id text not null,
  account_id text not null,
  after_id text not null,
  primary key (workspace_id, project_id, account_id),
  foreign key (workspace_id, project_id) references projects on delete cascade
);

-- A payment has one message, so that it is never sent under another id.
create table connector_messages (
  workspace_id text not null,
  id text not null,
  project_id text not null,
  payment_id text not null,
  connector text not null,
  status text not null check (status in ('built', 'sending', 'sent', 'unknown', 'answered')),
  sealed bytea not null,
  wrapped_key bytea not null,
  vault_key_id text not null,
  sha256 bytea not null,
  lease text,
  leased_until timestamptz(3),
  detail text,
  created_at timestamptz(3) not null default now(),
  sent_at timestamptz(3),
  -- When to ask the bank, by the clock of the project.
  query_at timestamptz(3),
  primary key (workspace_id, id),
  constraint connector_messages_payment_unique unique (workspace_id, payment_id),
  foreign key (workspace_id, payment_id) references payments on delete cascade,
  check ((status = 'sending') = (lease is not null and leased_until is not null))
);
create index connector_messages_due on connector_messages (workspace_id, project_id, id) where status in ('built', 'sending');
create index connector_messages_query on connector_messages (query_at) where query_at is not null;
create index connector_messages_by_project on connector_messages (workspace_id, project_id, id);

create table payment_observations (
  workspace_id text not null,
  payment_id text not null,
  key text not null,
  project_id text not null,
  channel text not null,
  finding jsonb not null,
  at timestamptz(3) not null,
  -- Whether it moved the payment: one that came late or contradicts its status did not.
  applied boolean not null,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, payment_id, key),
  foreign key (workspace_id, payment_id) references payments on delete cascade
);

-- What the simulated bank has received, and how often.
create table sandbox_submissions (
  workspace_id text not null,
  message_id text not null,
  project_id text not null,
  received integer not null default 1,
  primary key (workspace_id, message_id),
  foreign key (workspace_id, project_id) references projects on delete cascade
);
create index sandbox_submissions_by_project on sandbox_submissions (workspace_id, project_id);

-- What the simulated bank is going to report, at times of the clock of the project.
create table sandbox_reports (
  workspace_id text not null,
  id bigint generated always as identity,
  project_id text not null,
  payment_id text not null,
  due_at timestamptz(3) not null,
  observation jsonb not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, project_id) references projects on delete cascade
);
create index sandbox_reports_by_project on sandbox_reports (workspace_id, project_id, due_at, id);
create index sandbox_reports_due on sandbox_reports (due_at, id);

-- Failures that the simulated bank of a project injects.
create table sandbox_faults (
  workspace_id text not null,
  project_id text not null,
  submit text check (submit in ('timeout', '500', 'slow')),
  callbacks text check (callbacks in ('lost', 'duplicated', 'reordered')),
  ends_at timestamptz(3),
  primary key (workspace_id, project_id),
  foreign key (workspace_id, project_id) references projects on delete cascade
);
`;

export const connectors0022 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(
      `alter table payments drop column simulate;
       drop index payments_queued, payments_waiting_since;
       drop table sandbox_faults, sandbox_reports, sandbox_submissions, payment_observations, connector_messages,
         funds_admissions`,
    );
  },
};
