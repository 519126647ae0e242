import type { Knex } from 'knex';

const sql = `
-- Days that a workspace has set in a built-in calendar.
create table calendar_days (
  workspace_id text not null references workspaces on delete cascade,
  calendar text not null,
  date date not null,
  kind text not null,
  name text,
  primary key (workspace_id, calendar, date)
);

-- What a workspace has changed in the built-in payment methods.
create table payment_methods (
  workspace_id text not null references workspaces on delete cascade,
  method_id text not null,
  settings jsonb not null,
  version integer not null default 1,
  primary key (workspace_id, method_id)
);

create table exchange_rates (
  workspace_id text not null references workspaces on delete cascade,
  pair text not null,
  numerator bigint not null,
  denominator bigint not null,
  date date not null,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, pair)
);
`;

export const paymentControls0016 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table exchange_rates, payment_methods, calendar_days');
  },
};
