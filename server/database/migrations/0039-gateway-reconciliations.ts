import type { Knex } from 'knex';

/** The days of the gateway: each is compared with the other books after its end, and its calls are sealed in the audit log. */
const sql = `
-- The days on which a workspace has calls, UTC.
create table gateway_days (
  tenant_id text not null references tenants on delete cascade,
  day date not null,
  id text not null,
  -- From when on calls of the day are late: the first closing does not have them.
  ended_at timestamptz(3),
  -- When its first closing was sealed.
  closed_at timestamptz(3),
  -- What the comparison has found, after the last closing.
  is_balanced boolean,
  result jsonb,
  primary key (tenant_id, day),
  unique (tenant_id, id)
);
create index gateway_days_open on gateway_days (day) where closed_at is null;

-- Calls that were settled after their day had ended, such as those of a server that was down.
create table gateway_late_calls (
  tenant_id text not null,
  day date not null,
  call_id text not null,
  -- The closing that has it; null until then.
  closing bigint,
  primary key (tenant_id, day, call_id),
  foreign key (tenant_id, day) references gateway_days on delete cascade
);
create index gateway_late_calls_waiting on gateway_late_calls (tenant_id, day) where closing is null;

-- What the audit log says of the calls of a day. Serials count the closings of a workspace, without gaps.
create table gateway_closings (
  tenant_id text not null,
  serial bigint not null,
  day date not null,
  -- Whether it has late calls, and not those of the first closing of the day.
  late boolean not null,
  calls bigint not null,
  cost_nano_usd bigint not null,
  merkle_root bytea not null,
  closed_at timestamptz(3) not null,
  primary key (tenant_id, serial),
  foreign key (tenant_id, day) references gateway_days on delete cascade
);
create index gateway_closings_by_day on gateway_closings (tenant_id, day, serial);

-- How much of what is settled the calls of closings count. With the calls that no closing has, it is all of it.
alter table gateway_budget_periods add column closed_units bigint not null default 0;
`;

export const gatewayReconciliations0039 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      alter table gateway_budget_periods drop column closed_units;
      drop table gateway_closings, gateway_late_calls, gateway_days`);
  },
};
