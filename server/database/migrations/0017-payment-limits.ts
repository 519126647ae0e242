import type { Knex } from 'knex';

const sql = `
create table payment_limits (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  name text not null,
  scope text not null,
  scope_id text,
  currency text not null,
  method text,
  per_payment bigint,
  per_day bigint,
  per_month bigint,
  count_per_day integer,
  on_exceed text not null,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);

-- What was counted in a limit in a day or a month. The rows are updated often and keep room for that.
create table payment_limit_windows (
  workspace_id text not null,
  limit_id text not null,
  realm text not null,
  period text not null,
  starts date not null,
  used bigint not null,
  count integer not null,
  primary key (workspace_id, limit_id, realm, period, starts),
  foreign key (workspace_id, limit_id) references payment_limits on delete cascade
) with (fillfactor = 50);

-- What was counted for which payment, so that it is given back once. Rows of deleted limits change nothing.
create table payment_limit_uses (
  workspace_id text not null references workspaces on delete cascade,
  payment_id text not null,
  limit_id text not null,
  realm text not null,
  period text not null,
  starts date not null,
  amount bigint not null,
  primary key (workspace_id, payment_id, limit_id, period)
);
`;

export const paymentLimits0017 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table payment_limit_uses, payment_limit_windows, payment_limits');
  },
};
