import type { Knex } from 'knex';
import { seedPlans } from '../seed-plans.ts';

/**
 * Plans, which are data of the installation. They set some of the limits that the contract declares; the others have the
 * declared defaults. An installation that exists already gets its plans here, any other when it first starts.
 */
const sql = `
create table plans (
  id text primary key,
  name text not null constraint plans_name_unique unique,
  title text not null,
  limits jsonb not null default '{}',
  features text[] not null default '{}',
  application_limits jsonb not null default '{}',
  application_periods jsonb not null default '{}',
  archived_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
`;

export const plans0011 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
    if ((await knex('installation').first()) !== undefined) await seedPlans(knex);
    await knex.raw(
      'alter table workspaces add constraint workspaces_plan foreign key (plan) references plans (name)',
    );
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('alter table workspaces drop constraint workspaces_plan; drop table plans');
  },
};
