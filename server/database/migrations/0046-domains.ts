import type { Knex } from 'knex';

const sql = `
create table domains (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  -- In lower case and in its ASCII form.
  domain text not null,
  status text not null default 'pending' check (status in ('pending', 'verified', 'lapsed')),
  verified_by text check (verified_by in ('dns', 'operator')),
  verified_at timestamptz(3),
  checked_at timestamptz(3),
  -- Since when the checks of a proven domain have found no record.
  missing_since timestamptz(3),
  lapsed_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  constraint domains_of_tenant unique (tenant_id, domain)
);
-- One tenant of the installation has a proven domain.
create unique index domains_one_holder on domains (domain) where status = 'verified';
create index domains_by_check on domains (checked_at) where status = 'verified' and verified_by = 'dns';
`;

export const domains0046 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table domains');
  },
};
