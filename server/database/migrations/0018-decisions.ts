import type { Knex } from 'knex';

/** Refusals with their traces, for 30 days. */
const sql = `
create table decisions (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  project_id text,
  principal_type text not null,
  principal_id text not null,
  user_id text,
  operation_id text not null,
  decision jsonb not null,
  required_permission text,
  request_id text not null,
  ip_address text,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
create index decisions_by_age on decisions (created_at);
`;

export const decisions0018 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table decisions');
  },
};
