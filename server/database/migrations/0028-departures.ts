import type { Knex } from 'knex';

/** People who left a workspace or an organization by themselves, and have not accepted an invitation to it since. */
export const departures0028 = {
  up: async (knex: Knex) => {
    await knex.raw(`
create table departures (
  workspace_id text not null references tenants on delete cascade,
  user_id text not null references users on delete cascade,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, user_id)
);
`);
  },
  down: async (knex: Knex) => {
    await knex.raw('drop table departures');
  },
};
