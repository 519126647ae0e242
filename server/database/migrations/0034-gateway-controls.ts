import type { Knex } from 'knex';

const sql = `
create table gateway_rate_limits (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  name text not null,
  scope text not null,
  scope_id text,
  conditions jsonb not null,
  group_by text[] not null,
  trust_request boolean not null,
  measure text not null,
  unit text not null,
  max bigint not null,
  archived_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);

-- Replicas keep the active limits of a tenant in memory.
create trigger gateway_rate_limits_changed after insert or update or delete on gateway_rate_limits
  for each row execute function record_access_change('''rate_limits '' || $1.tenant_id');

-- Tokens in a day do not fit into an integer.
alter table rate_limits alter column points type bigint;
`;

export const gatewayControls0034 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(
      'drop table gateway_rate_limits; alter table rate_limits alter column points type integer',
    );
  },
};
