import type { Knex } from 'knex';

/** Payments that are made together. The counts of a batch are read from its payments and rows, so that they cannot be wrong. */
const sql = `
create table payment_batches (
  workspace_id text not null,
  project_id text not null,
  id text not null,
  mode text not null check (mode in ('partial', 'atomic')),
  approval text not null check (approval in ('batch', 'each')),
  source text not null check (source in ('api', 'csv')),
  file_sha256 text,
  row_count integer not null,
  expected_count integer,
  expected_total bigint,
  -- Of all rows that name an amount, by currency.
  totals jsonb not null,
  -- Who asked for it, and how its payments name that in their events.
  requester_type text not null,
  requester_id text not null,
  requester_user_id text,
  key_maker_id text,
  cause_id text not null,
  -- By the real time; the other times are by the clock of the project.
  requested_at timestamptz(3) not null,
  -- Whether it was refused as a whole.
  refused boolean not null default false,
  -- When no row was left to be made into a payment, by the clock of the project.
  made_at timestamptz(3),
  -- When its last payment had ended.
  completed_at timestamptz(3),
  cancelled_at timestamptz(3),
  -- How often in a row the job could not make its next rows into payments.
  attempts integer not null default 0,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, project_id) references projects on delete cascade
);
create index payment_batches_by_project on payment_batches (workspace_id, project_id, id);
create index payment_batches_open on payment_batches (workspace_id, project_id, id) where completed_at is null;

create table payment_batch_rows (
  workspace_id text not null,
  batch_id text not null,
  place integer not null,
  -- The line of a file, or the place in a list, from 1.
  line integer not null,
  -- The payment that the row asks for, until it is made.
  draft jsonb,
  payment_id text,
  code text,
  message text,
  primary key (workspace_id, batch_id, place),
  foreign key (workspace_id, batch_id) references payment_batches on delete cascade,
  -- A row waits, is a payment, is refused, or was left out with others that are refused.
  check (num_nonnulls(draft, payment_id, code) <= 1 and (code is null) = (message is null))
);
create index payment_batch_rows_waiting on payment_batch_rows (workspace_id, batch_id, place) where draft is not null;
create index payment_batch_rows_refused on payment_batch_rows (workspace_id, batch_id) where code is not null;

alter table payments add column batch_id text;
create index payments_open_by_batch on payments (workspace_id, batch_id)
  where batch_id is not null and status in ('pending', 'approved', 'processing');
create index payments_by_batch on payments (workspace_id, batch_id, id) include (status) where batch_id is not null;
`;

export const paymentBatches0024 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(
      'alter table payments drop column batch_id; drop table payment_batch_rows, payment_batches',
    );
  },
};
